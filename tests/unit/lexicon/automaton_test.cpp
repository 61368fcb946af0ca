#include "lexicon/automaton.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>

#include "text/letters.h"

namespace isnad {
namespace {

std::vector<std::byte> build(const std::set<std::string>& keys) {
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  return build_automaton(views);
}

TEST(Automaton, NumbersKeysInTheirOrder) {
  std::set<std::string> keys;
  for (const char* word : {"قتل", "قتلت", "قتلوا", "ضرب", "ضربت", "ضربوا", "خان شيخون", "f16", "pkk", "3"})
    keys.insert(normalise(word));
  const auto block = build(keys);
  const auto automaton = Automaton::from_block(block);
  ASSERT_TRUE(automaton);
  EXPECT_EQ(automaton->size(), keys.size());
  uint32_t number = 0;
  for (const std::string& key : keys) EXPECT_EQ(automaton->find(key), number++) << to_utf8(key);
  EXPECT_FALSE(automaton->find(normalise("قتلو")));
  EXPECT_FALSE(automaton->find("pk"));
  EXPECT_FALSE(automaton->find(""));
}

TEST(Automaton, MatchesPhrasesWordByWord) {
  const auto block = build({normalise("خان"), normalise("خان شيخون")});
  const auto automaton = Automaton::from_block(block);
  ASSERT_TRUE(automaton);
  Automaton::State state = automaton->start();
  ASSERT_TRUE(automaton->advance(state, normalise("خان")));
  EXPECT_TRUE(automaton->accepted(state));
  ASSERT_TRUE(automaton->advance(state, " "));
  EXPECT_FALSE(automaton->accepted(state));
  ASSERT_TRUE(automaton->advance(state, normalise("شيخون")));
  EXPECT_EQ(automaton->accepted(state), 1U);
}

TEST(Automaton, RejectsDamagedBlocks) {
  auto block = build({"a", "b"});
  block[20] = std::byte{0xFF};
  block[21] = std::byte{0xFF};
  EXPECT_FALSE(Automaton::from_block(block));
  EXPECT_FALSE(Automaton::from_block({}));
}

TEST(Automaton, FindsExactlyItsKeys) {
  rc::check("every key has its rank, no other word has one", [] {
    const auto word =
        rc::gen::container<std::string>(rc::gen::element('a', 'b', 'z', '1', ' ', letter::kAlef, letter::kYeh));
    const auto keys = *rc::gen::container<std::set<std::string>>(word);
    const auto other = *word;
    const auto block = build(keys);
    const auto automaton = Automaton::from_block(block);
    RC_ASSERT(bool(automaton));
    uint32_t number = 0;
    for (const std::string& key : keys) RC_ASSERT(automaton->find(key) == number++);
    RC_ASSERT(automaton->find(other).has_value() == keys.contains(other));
  });
}

}  // namespace
}  // namespace isnad
