// CoNLL-U: tokens as the Universal Dependencies' tables, without dependencies: words, clitics, lemmas, parts of speech.
#pragma once

#include <string>

#include "syntax/tokens.h"

namespace isnad {

/// One block a sentence. A word with clitics is a multiword token (1-3) followed by its parts. Guesses carry
/// `Guessed=Yes` in MISC; columns that Isnad does not fill are `_`.
std::string conllu(const Tokens& tokens);

}  // namespace isnad
