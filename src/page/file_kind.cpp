// what_it_is_instead(): files that are no text, told by their first bytes.
#include <string>

#include "page/encoding.h"

namespace isnad {

namespace {

using namespace std::string_view_literals;

struct Kind {
  size_t at;
  std::string_view bytes;
  const char* name;
};

constexpr const char* kArchive = "whose files are not read; unpack it and name the folder";
constexpr const char* kBook = "whose text is not read; save it as text or HTML";
constexpr const char* kNoText = "which holds no text";

struct Group {
  const char* advice;
  std::initializer_list<Kind> kinds;
};

// The first that fits counts: what an archive holds is asked before what it is.
const Group kGroups[] = {
    {kBook,
     {{0, "%PDF-"sv, "a PDF file"},
      {30, "mimetypeapplication/epub+zip"sv, "an EPUB book"},
      {30, "mimetypeapplication/vnd.oasis.opendocument"sv, "an OpenDocument file"},
      {30, "[Content_Types].xml"sv, "an Office document (DOCX, XLSX)"},
      {30, "word/"sv, "an Office document (DOCX, XLSX)"},
      {30, "_rels/.rels"sv, "an Office document (DOCX, XLSX)"},
      {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an Office document (DOC, XLS)"},
      {0, "{\\rtf"sv, "an RTF document"},
      {0, "%!PS"sv, "a PostScript file"},
      {0, "AT&TFORM"sv, "a DjVu file"},
      {60, "BOOKMOBI"sv, "a Kindle book"},
      {0, "bplist00"sv, "a Safari web archive or property list"},
      {0, "SQLite format 3\0"sv, "a SQLite database"}}},
    {kArchive,
     {{0, "PK\x03\x04"sv, "a ZIP archive"},
      {0, "PK\x05\x06"sv, "an empty ZIP archive"},
      {0, "Rar!\x1A\x07"sv, "a RAR archive"},
      {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
      {257, "ustar\0"sv, "a tar archive"},
      {257, "ustar  "sv, "a tar archive"},
      {0,
       "\xFD"
       "7zXZ\0"sv,
       "an xz file"},
      {0, "BZh91AY&SY"sv, "a bzip2 file"},
      {0, "\x1F\x8B\x08"sv, "a gzip file within another"},
      {0, "\x28\xB5\x2F\xFD"sv, "a zstd file within another"}}},
    {kNoText,
     {{0, "\x89PNG\r\n"sv, "a PNG image"},
      {0, "\xFF\xD8\xFF"sv, "a JPEG image"},
      {0, "GIF87a"sv, "a GIF image"},
      {0, "GIF89a"sv, "a GIF image"},
      {8, "WEBPVP8"sv, "a WebP image"},
      {0, "II*\0"sv, "a TIFF image"},
      {0, "MM\0*"sv, "a TIFF image"},
      {6,
       "\0\0\0\0"
       "\x36\0\0\0"sv,
       "a BMP image"},
      {0, "\0\0\1\0"sv, "an icon"},
      {4, "ftypavif"sv, "an AVIF image"},
      {4, "ftypheic"sv, "a HEIC image"},
      {4, "ftyp"sv, "an MP4 video or audio file"},
      {0, "\x1A\x45\xDF\xA3"sv, "a WebM or Matroska video"},
      {8, "AVI LIST"sv, "an AVI video"},
      {8, "WAVEfmt "sv, "a WAV audio file"},
      {0, "FLV\1"sv, "a Flash video"},
      {0, "ID3\2"sv, "an MP3 audio file"},
      {0, "ID3\3"sv, "an MP3 audio file"},
      {0, "ID3\4"sv, "an MP3 audio file"},
      {0, "OggS\0"sv, "an Ogg audio or video file"},
      {0, "fLaC\0"sv, "a FLAC audio file"},
      {0,
       "\x7F"
       "ELF"sv,
       "a program (ELF)"},
      {0, "MZ\x90\0"sv, "a program (Windows)"},
      {0, "wOFF"sv, "a font"},
      {0, "wOF2"sv, "a font"}}},
};

/// A page saved as one file: a mail of several parts.
bool is_mhtml(std::string_view head) {
  if (!head.starts_with("From: ") && !head.starts_with("MIME-Version:")) return false;
  return head.find("\nContent-Type: multipart/related") != std::string_view::npos;
}

}  // namespace

std::optional<std::string> what_it_is_instead(std::string_view head) {
  for (const Group& group : kGroups) {
    for (const Kind& kind : group.kinds) {
      if (head.size() >= kind.at && head.substr(kind.at).starts_with(kind.bytes)) {
        return std::string("is ") + kind.name + ", " + group.advice;
      }
    }
  }
  if (is_mhtml(head)) return "is an MHTML file (a page with its pictures), which is not read; save the page as HTML";
  return std::nullopt;
}

}  // namespace isnad
