// Disambiguation: which of a word's readings holds here.
//
// «قتل» at the head of a clause before «ثلاثة مدنيين» is the verb (three civilians were killed), after «بعد» it is the
// verbal noun (the killing of). Evidence from the neighbours is added up; the weights stand in the .cpp, one line each.
#pragma once

#include "syntax/tokens.h"

namespace isnad {

/// Sets Token::a of every word, left to right. The alternatives and terms must be there.
void disambiguate(Tokens& tokens);

}  // namespace isnad
