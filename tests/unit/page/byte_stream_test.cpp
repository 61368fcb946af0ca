// Packed bytes, members, places and limits.
#include "page/byte_stream.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>

#include "packed_records.h"

namespace isnad {
namespace {

struct Outcome {
  std::string bytes;
  std::string error;
};

Outcome read_all(ByteStream& stream, size_t chunk = 5) {
  Outcome out;
  std::vector<char> room(chunk);
  for (;;) {
    auto got = stream.read(room);
    if (!got) {
      out.error = got.error().message;
      break;
    }
    if (*got == 0) break;
    out.bytes.append(room.data(), *got);
  }
  return out;
}

Outcome read_all(std::string_view bytes, const ByteLimits& limits = {}, Packing packing = Packing::Unknown) {
  ByteStream stream = ByteStream::of_bytes(bytes, limits, packing);
  return read_all(stream, 4096);
}

const std::string kText = "قال المرصد إن غارة استهدفت بلدة في ريف إدلب. The Observatory said so, and said it again.";

TEST(ByteStreamTest, EachPackingIsUnpacked) {
  EXPECT_EQ(read_all(kText).bytes, kText);
  EXPECT_EQ(read_all(gzipped(kText)).bytes, kText);
  EXPECT_EQ(read_all(zstd_packed(kText)).bytes, kText);
  EXPECT_EQ(read_all(deflated(kText, 15), {}, Packing::Zlib).bytes, kText);
  EXPECT_EQ(read_all(deflated(kText, -15), {}, Packing::Deflate).bytes, kText);
  EXPECT_EQ(read_all(brotli_packed(kText), {}, Packing::Brotli).bytes, kText);
  EXPECT_EQ(read_all("").bytes, "");
  EXPECT_EQ(read_all("").error, "");
}

TEST(ByteStreamTest, MembersAreOneStreamAndHavePlaces) {
  for (const auto& pack : {gzipped, zstd_packed}) {
    const std::string first = pack("one\n"), second = pack("two\n");
    const std::string both = first + second;
    ByteStream stream = ByteStream::of_bytes(both);
    std::array<char, 64> room;
    auto got = stream.read(room);
    ASSERT_TRUE(got);
    EXPECT_EQ(std::string_view(room.data(), *got), "one\n");
    EXPECT_EQ(stream.position().member, 1U);
    EXPECT_EQ(stream.position().member_offset, 0U);
    got = stream.read(room);
    ASSERT_TRUE(got);
    EXPECT_EQ(std::string_view(room.data(), *got), "two\n");
    EXPECT_EQ(stream.position().member, 2U);
    EXPECT_EQ(stream.position().member_offset, first.size());
    EXPECT_EQ(stream.position().member_unpacked, 4U);
    EXPECT_EQ(stream.position().unpacked, 8U);
    got = stream.read(room);
    ASSERT_TRUE(got);
    EXPECT_EQ(*got, 0U);
  }
}

TEST(ByteStreamTest, PeekedBytesAreReadAndCountLater) {
  const std::string packed = gzipped(kText);
  ByteStream stream = ByteStream::of_bytes(packed);
  EXPECT_EQ(*stream.peek(10), std::string_view(kText).substr(0, 10));
  EXPECT_EQ(stream.position().unpacked, 0U);
  EXPECT_EQ(read_all(stream).bytes, kText);
}

TEST(ByteStreamTest, CutOffAnywhereIsSaid) {
  const auto all = {std::pair(gzipped(kText), Packing::Gzip), std::pair(zstd_packed(kText), Packing::Zstd),
                    std::pair(deflated(kText, 15), Packing::Zlib), std::pair(deflated(kText, -15), Packing::Deflate),
                    std::pair(brotli_packed(kText), Packing::Brotli)};
  for (const auto& [packed, packing] : all) {
    for (size_t length = 1; length < packed.size(); ++length) {
      const std::string part = packed.substr(0, length);
      ByteStream stream = ByteStream::of_bytes(part, {}, packing);
      const Outcome outcome = read_all(stream);
      EXPECT_TRUE(kText.starts_with(outcome.bytes));
      EXPECT_NE(outcome.error.find("end too early"), std::string::npos) << outcome.error;
      EXPECT_EQ(stream.broken(), StreamBreak::CutOff);
      EXPECT_EQ(read_all(stream).error, outcome.error) << "it stays broken";
    }
  }
}

TEST(ByteStreamTest, LimitsAreKept) {
  const std::string zeros(1 << 20, 'x');
  for (const std::string& packed : {gzipped(zeros), zstd_packed(zeros)}) {
    EXPECT_EQ(read_all(packed).bytes, zeros);
    EXPECT_EQ(read_all(packed, {.max_unpacked = zeros.size()}).bytes, zeros);
    const Outcome size = read_all(packed, {.max_unpacked = zeros.size() - 1});
    EXPECT_NE(size.error.find("more than the limit of 1048575 bytes (--max-unpacked)"), std::string::npos);
    EXPECT_LT(size.bytes.size(), zeros.size());
    const Outcome ratio = read_all(packed, {.max_ratio = 10, .ratio_from = 1000});
    EXPECT_NE(ratio.error.find("more than 10 times their size"), std::string::npos);
    EXPECT_NE(ratio.error.find("--max-ratio"), std::string::npos);
    EXPECT_LT(ratio.bytes.size(), zeros.size());
    EXPECT_EQ(read_all(packed, {.max_ratio = 10}).bytes, zeros) << "little enough to be let through";
  }
  EXPECT_EQ(read_all(zeros, {.max_unpacked = 1, .max_ratio = 0.5, .ratio_from = 1}).bytes, zeros) << "not packed";
}

TEST(ByteStreamTest, PackedTwiceIsSaid) {
  EXPECT_NE(read_all(gzipped(gzipped(kText))).error.find("packed twice (gzip within gzip)"), std::string::npos);
  EXPECT_NE(read_all(zstd_packed(gzipped(kText))).error.find("packed twice (gzip within zstd)"), std::string::npos);
  EXPECT_EQ(read_all(gzipped(gzipped(kText)), {}, Packing::Gzip).bytes, gzipped(kText)) << "as the caller wants it";
}

TEST(ByteStreamTest, GreatZstdWindowIsSaid) {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, 29);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0);
  std::string packed(1 << 16, '\0');
  ZSTD_outBuffer out{packed.data(), packed.size(), 0};
  ZSTD_inBuffer in{kText.data(), kText.size(), 0};
  ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_flush);
  in = {kText.data(), 0, 0};
  ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_end);
  packed.resize(out.pos);
  EXPECT_NE(read_all(packed).error.find("128 MiB"), std::string::npos);
}

TEST(ByteStreamTest, ZstdDictionaryOfAnArchive) {
  const std::string dictionary = "The Observatory said that " + kText;
  const auto frame = [](const std::string& content) {  // that unpackers pass over
    std::string out("\x5D\x2A\x4D\x18", 4);
    for (size_t left = content.size(), i = 0; i < 4; ++i, left /= 256) out += static_cast<char>(left % 256);
    return out + content;
  };
  std::string packed(1000, '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  packed.resize(ZSTD_compress_usingDict(context, packed.data(), packed.size(), kText.data(), kText.size(),
                                        dictionary.data(), dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  EXPECT_LT(packed.size(), 40U) << "it is of use";
  EXPECT_EQ(read_all(frame(dictionary) + packed + packed).bytes, kText + kText);
  EXPECT_EQ(read_all(frame(zstd_packed(dictionary)) + packed + packed).bytes, kText + kText);
  EXPECT_NE(read_all(frame(dictionary).substr(0, 60)).error.find("end too early"), std::string::npos);
  EXPECT_NE(read_all(std::string("\x5D\x2A\x4D\x18\xFF\xFF\xFF\xFF", 8)).error.find("too long"), std::string::npos);
  EXPECT_NE(read_all(frame(zstd_packed(dictionary).substr(0, 50)) + packed).error.find("dictionary"),
            std::string::npos);
}

TEST(ByteStreamTest, GoesOnBehindADamagedMember) {
  for (const auto& pack : {gzipped, zstd_packed}) {
    const std::string first = pack("begin " + kText), second = pack("begin two"), other = pack("another");
    std::string packed = first + other + second;
    for (const bool of_file : {false, true}) {
      for (size_t at = 0; at < first.size(); ++at) {
        std::string damaged = packed;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(nullptr, std::fclose);
        auto stream = ByteStream::of_bytes(damaged);
        if (of_file) {
          if (at % 7 != 0) continue;
          file.reset(std::tmpfile());
          ASSERT_EQ(std::fwrite(damaged.data(), 1, damaged.size(), file.get()), damaged.size());
          std::fflush(file.get());
          ::lseek(fileno(file.get()), 0, SEEK_SET);
          stream = ByteStream::of_descriptor(fileno(file.get()));
        }
        const Outcome outcome = read_all(stream);
        if (stream.broken() == StreamBreak::None) continue;  // a byte that says nothing: the time of packing
        auto resumed = stream.resume("begin");
        ASSERT_TRUE(resumed);
        ASSERT_TRUE(*resumed) << at;
        EXPECT_EQ(stream.position().member_offset, first.size() + other.size());
        EXPECT_EQ(read_all(stream).bytes, "begin two");
        EXPECT_FALSE(*stream.resume("begin"));
      }
    }
  }
}

TEST(ByteStreamTest, MembersThatAreNoneAreTriedInLinearTime) {
  // Each of these looks like the beginning of a member, and none is one: this ends, and says so.
  std::string hostile = gzipped("begin") + "damaged";
  for (int i = 0; i < 200000; ++i) hostile += std::string_view("\x1F\x8B\x08\x08", 4);
  ByteStream stream = ByteStream::of_bytes(hostile);
  EXPECT_NE(read_all(stream).error, "");
  EXPECT_FALSE(*stream.resume("begin"));
}

TEST(ByteStreamTest, BytesLeft) {
  ByteStream stream = ByteStream::of_bytes(kText);
  std::array<char, 4> room;
  ASSERT_TRUE(stream.read(room));
  EXPECT_EQ(stream.bytes_left(), kText.size() - 4);
  const std::string packed = gzipped(kText);
  ByteStream unknown = ByteStream::of_bytes(packed);
  ASSERT_TRUE(unknown.read(room));
  EXPECT_EQ(unknown.bytes_left(), std::nullopt);
}

}  // namespace
}  // namespace isnad
