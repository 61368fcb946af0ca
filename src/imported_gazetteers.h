// The gazetteers that a user imported, in a folder of the user's, and the block that they make with the built-in one.
//
//   FOLDER/NAME.places   an imported gazetteer: its places, cleaned (a line that describes it, then a packed table)
//   FOLDER/joined.block  all of them with the built-in places, compiled; ready to be used as it stands
//
// The second is made of the first whenever it is missing, damaged, or of another program or other gazetteers. Files are
// written beside their place and renamed, so that a reader sees the old or the new one and nothing between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/result.h"
#include "lexicon/data_source.h"
#include "places/gazetteer.h"
#include "reading/knowledge.h"

namespace isnad {

struct StoredGazetteer {
  std::string name;
  std::string source;    ///< name of the file that it was imported from
  std::string imported;  ///< day, 2018-03-12
  uint64_t places = 0;
  std::string digest;  ///< of its file
};

/// Whether a gazetteer may be called so: ASCII letters, digits, `_`, `-` and `.`, not first; 64 at most.
bool is_gazetteer_name(std::string_view name);

/// What the folder holds, by name; nothing if there is no folder. Fails if a gazetteer cannot be read or is of another
/// version of the program; the message says what to do.
Result<std::vector<StoredGazetteer>> stored_gazetteers(const std::string& folder);

/// Keeps places under `gazetteer.name`, in place of what had that name; fills in the digest. The folder is made if it
/// is missing.
Result<StoredGazetteer> store_gazetteer(const std::string& folder, StoredGazetteer gazetteer,
                                        const std::vector<ImportedPlace>& places);

/// False if there is none of that name. One that cannot be read is removed as well.
Result<bool> remove_gazetteer(const std::string& folder, const std::string& name);

/// The built-in places and the imported ones, compiled.
struct JoinedGazetteer {
  std::shared_ptr<const std::byte[]> memory;
  std::span<const std::byte> block;  ///< in `memory`
  std::vector<std::string> notes;    ///< what a user should hear of, such as that the block had to be made anew
};

/// Nothing if the folder has no gazetteer. Fails if one of them cannot be read: to leave out places that a user counts
/// on would be worse. For the tables of another folder the block is made in memory and not kept.
Result<std::optional<JoinedGazetteer>> joined_gazetteer(const std::string& folder, const DataSource& source,
                                                        const Knowledge& knowledge);

}  // namespace isnad
