// Tokenizer: how the full-text index of the ledger (SQLite's FTS5) sees Arabic, and how a person's query is asked.
//
//   CREATE VIRTUAL TABLE search USING fts5(title, body, …, tokenize = 'isnad');
//
// Each word of a text is one position in the index; there stand, as synonyms, its forms (Engine::search_forms): the
// citation forms of its likeliest readings and the word without what is written in front of it. A word of a query is
// given the same forms, and is found where one of them stands. «وصل ٨٠ من النازِحين» (80 of the displaced arrived):
//
//   position  index                    offsets      found by
//   0         وصل                      وصل          وصل, يصلون, وصلت
//   1         80                       ٨٠           80, ٨٠
//   2         من                       من
//   3         نازح نازحين              النازِحين    نازحون, للنازحين, النازح; and نازحي* (a prefix)
//
// Both sides are expanded because neither alone will do: a query's word may be any inflection, so its citation form has
// to be in the index; and two readings of an ambiguous word meet only if both are there. Most words have one or two
// forms, and phrases work, since the forms of a word share its position.
//
// Offsets are bytes of the text as it is, so that highlight() and snippet() show the words as they were written, with
// their clitics and diacritics, without invisible controls around them.
//
// Also: digits of any script are one number (٨٠ = 80, 1,414 = 1414; of 3.5 and 12.03.2018 each part is a token, leading
// zeros go); Latin letters are lower-case without diacritics; a clitic written apart (لـ «داعش», الـ24) is no word.
// The forms follow from the word tables: an index that was made with other tables (another version of the program, or
// --data) has to be made anew ('rebuild'), above all before rows of an external-content table are deleted, since FTS5
// takes out of the index what the tokenizer says was put in.
//
// Deliberately not: letters of other scripts, stop words, roots (قاتل is not found by قتل), the context of a word.
#pragma once

#include <string>
#include <string_view>

#include "isnad/engine.h"
#include "isnad/result.h"

struct sqlite3;

namespace isnad {

/// Makes the tokenizer `isnad` known to a connection; needed before any statement that reads or writes a table that
/// uses it. Fails if this SQLite has no FTS5 or refuses. The engine must outlive the connection and not be moved.
/// A connection keeps the forms of the words it has met (at most some MB), and is used by one thread at a time as
/// SQLite demands anyhow. The value is true.
Result<bool> register_tokenizer(sqlite3* connection, const Engine& engine);

/// What a person types, as an FTS5 MATCH expression; empty if it asks for nothing. Never a syntax error.
///
///   قصف المستشفى          both words, anywhere
///   "قصف المستشفى"        one after the other; also «…» and “…”
///   نازح*                 words that begin so, as they are written (without ال) and in their citation forms
///   حلب OR إدلب           either (binds less than what stands side by side; parentheses group)
///   قصف -حلب              the first without the second; also NOT. A query that only excludes is empty
///
/// AND, OR and NOT are operators in capitals only. Words joined without blanks (T-72, 3.5) are a phrase. Anything else
/// is punctuation and ignored, as are quotation marks and parentheses that have no partner, parentheses more than eight
/// deep, and what comes after the first 128 words. Bytes that are no UTF-8 count as blanks.
std::string match_expression(std::string_view user_query);

}  // namespace isnad
