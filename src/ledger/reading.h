// Reading: what is kept of one document in the ledger, made ready by the threads that read, so that the one thread that
// writes only writes.
//
//   Reading reading = read_for_ledger(engine, document);   // in any thread
//   store.write(reading);                                  // store.h
#pragma once

#include <string>
#include <vector>

#include "isnad/engine.h"

namespace isnad::ledger {

struct ArticleReading {
  ArticleRecord record;
  std::string credits;                  ///< ids of agencies that it says it was taken from, blanks between
  std::string fingerprints;             ///< of its sentences, packed (copies.h)
  std::string outlet_source;            ///< source.id of the article's own voice
  std::vector<std::string> claim_text;  ///< the trigger's word, by claim
  std::vector<std::string> cue_text;    ///< by statement
};

struct Reading {
  Document document;
  std::string origin;   ///< document.origin
  std::string sha256;   ///< of the text
  std::string content;  ///< content_digest()
  std::vector<ArticleReading> articles;
};

/// Digest of all that decides what is read of a document: equal digests, equal records.
std::string content_digest(const Engine& engine, const Document& document);

/// document.origin: empty where the input names the document itself, else its absolute path.
std::string origin_of(const Document& document);

Reading read_for_ledger(const Engine& engine, Document document);

/// source.id of somebody who speaks in a document: who it is where the dictionary knows; else its name, if it has one
/// that is the same elsewhere; else nobody that could be found again outside this document.
std::string source_of(const Mention& mention, const std::string& document);

}  // namespace isnad::ledger
