// Result<T>: a value, or what is wrong with the input and where. For bad input only; bugs are assertions.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace isnad {

/// What is wrong, where, and what to do about it, ready to be shown to a person.
struct Error {
  std::string message;
  std::string file;
  int line = 0;  ///< from 1; 0 where a line makes no sense
  /// Not a fault: there is nothing to read here, and `message` is the reason in few words ("in Persian", "status 404"),
  /// the same for all that are passed over for it, so that they can be counted.
  bool passed_over = false;

  /// "file:line: message", leaving out what is not known.
  std::string text() const {
    std::string out = file;
    if (line > 0) out += (out.empty() ? "line " : ":") + std::to_string(line);
    return out.empty() ? message : out + ": " + message;
  }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor): reads as `return value`
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace isnad
