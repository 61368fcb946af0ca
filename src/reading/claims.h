// Claims: what happened, told by which word, done by whom to whom, where, when, with what toll, and how surely.
//
// «قتل 12 مسلحا في غارة للتحالف على البوكمال الخميس» (12 gunmen were killed in a coalition raid on Abu Kamal on
// Thursday) is one claim: trigger غارة (the harm word قتل gives way to the act), actor التحالف, 12 combatants killed.
//
// Words come from data/ar/triggers*.tsv and frames.tsv; what stands here is the grammar by which arguments are found,
// words that tell one happening are folded into one claim, and certainty is worked out.
#pragma once

#include <vector>

#include "reading/article.h"
#include "reading/statements.h"

namespace isnad {

/// Claims in the order of their triggers. `statements` are find_statements() of the same article.
std::vector<Claim> find_claims(const Article& article, const std::vector<Said>& statements);

}  // namespace isnad
