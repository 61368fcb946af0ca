// Which of a place's alternate names, as gazetteers list them in all the world's languages, are Arabic ones.
//
// Of «Alep,Haleb,حلب,حلب الشهباء» (Halab, Aleppo) two are left, the usual one first.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

/// The Arabic names among the alternates (UTF-8), the likeliest usual one first, each once; brackets and what they hold
/// are taken off. Names in Persian or Urdu spelling are left out where an Arabic one is there, and outside the region
/// (`in_region`: where Arabic is read) everywhere, short ones as well: they would be other words in an Arabic text.
std::vector<std::string> arabic_names(std::span<const std::string_view> alternates, bool in_region);

/// The name cleaned in the same way, nothing if it is of another script.
std::optional<std::string> arabic_name(std::string_view utf8);

}  // namespace isnad
