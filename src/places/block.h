// The form of a compiled gazetteer: what compile_gazetteer.cpp writes and gazetteer.cpp reads in place.
//
// Header, then six sections, each beginning at a multiple of eight bytes: place records (numbered from 1), places of
// the keys (`starts`: keys + 1 offsets into `named`; `sure`: for each key how many of its places, from the first, have
// it without doubt, see Gazetteer::named), the automaton of the keys, and the strings. A string is its length in two
// bytes, then its bytes; the string at offset 0 is empty. Little-endian, as the machines it is built for.
#pragma once

#include <cstdint>

namespace isnad::gazetteer_block {

constexpr uint32_t kMagic = 0x5A414749;  // "IGAZ"
constexpr uint32_t kVersion = 3;
constexpr uint8_t kLocated = 1, kCurated = 2, kImported = 4;

struct Section {
  uint32_t begin = 0;  // in bytes from the block's begin
  uint32_t size = 0;   // in bytes
};

struct Header {
  uint32_t magic = kMagic;
  uint32_t version = kVersion;
  Section places;
  Section starts;
  Section sure;
  Section exact;
  Section named;
  Section automaton;
  Section strings;
};

struct Record {
  uint32_t id = 0, name = 0, arabic = 0, kind = 0;  // offsets into the strings
  int32_t latitude = 0, longitude = 0;              // millionths of a degree
  uint32_t admin1 = 0, parent = 0;
  uint32_t population = 0;
  char country[2] = {0, 0};
  uint8_t precision = 0;
  uint8_t flags = 0;
};
static_assert(sizeof(Header) == 64 && sizeof(Record) == 40);

}  // namespace isnad::gazetteer_block
