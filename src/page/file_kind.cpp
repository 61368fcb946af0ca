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
  const char* advice;
};

constexpr const char* kArchive = "whose files are not read; unpack it and name the folder";
constexpr const char* kBook = "whose text is not read; save it as text or HTML";
constexpr const char* kNoText = "which holds no text";

// The first that fits counts: what an archive holds is asked before what it is.
constexpr Kind kKinds[] = {
    {0, "%PDF-"sv, "a PDF file", kBook},
    {30, "mimetypeapplication/epub+zip"sv, "an EPUB book", kBook},
    {30, "mimetypeapplication/vnd.oasis.opendocument"sv, "an OpenDocument file", kBook},
    {30, "[Content_Types].xml"sv, "an Office document (DOCX, XLSX)", kBook},
    {30, "word/"sv, "an Office document (DOCX, XLSX)", kBook},
    {30, "_rels/.rels"sv, "an Office document (DOCX, XLSX)", kBook},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an Office document (DOC, XLS)", kBook},
    {0, "{\\rtf"sv, "an RTF document", kBook},
    {0, "%!PS"sv, "a PostScript file", kBook},
    {0, "AT&TFORM"sv, "a DjVu file", kBook},
    {60, "BOOKMOBI"sv, "a Kindle book", kBook},
    {0, "bplist00"sv, "a Safari web archive or property list", kBook},
    {0, "SQLite format 3\0"sv, "a SQLite database", kBook},
    {0, "PK\x03\x04"sv, "a ZIP archive", kArchive},
    {0, "PK\x05\x06"sv, "an empty ZIP archive", kArchive},
    {0, "Rar!\x1A\x07"sv, "a RAR archive", kArchive},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive", kArchive},
    {257, "ustar\0"sv, "a tar archive", kArchive},
    {257, "ustar  "sv, "a tar archive", kArchive},
    {0, "\xFD\x37zXZ\0"sv, "an xz file", kArchive},
    {0, "BZh91AY&SY"sv, "a bzip2 file", kArchive},
    {0, "\x1F\x8B\x08"sv, "a gzip file within another", kArchive},
    {0, "\x28\xB5\x2F\xFD"sv, "a zstd file within another", kArchive},
    {0, "\x89PNG\r\n"sv, "a PNG image", kNoText},
    {0, "\xFF\xD8\xFF"sv, "a JPEG image", kNoText},
    {0, "GIF87a"sv, "a GIF image", kNoText},
    {0, "GIF89a"sv, "a GIF image", kNoText},
    {8, "WEBPVP8"sv, "a WebP image", kNoText},
    {0, "II*\0"sv, "a TIFF image", kNoText},
    {0, "MM\0*"sv, "a TIFF image", kNoText},
    {6, "\0\0\0\0\x36\0\0\0"sv, "a BMP image", kNoText},
    {0, "\0\0\1\0"sv, "an icon", kNoText},
    {4, "ftypavif"sv, "an AVIF image", kNoText},
    {4, "ftypheic"sv, "a HEIC image", kNoText},
    {4, "ftyp"sv, "an MP4 video or audio file", kNoText},
    {0, "\x1A\x45\xDF\xA3"sv, "a WebM or Matroska video", kNoText},
    {8, "AVI LIST"sv, "an AVI video", kNoText},
    {8, "WAVEfmt "sv, "a WAV audio file", kNoText},
    {0, "FLV\1"sv, "a Flash video", kNoText},
    {0, "ID3\2"sv, "an MP3 audio file", kNoText},
    {0, "ID3\3"sv, "an MP3 audio file", kNoText},
    {0, "ID3\4"sv, "an MP3 audio file", kNoText},
    {0, "OggS\0"sv, "an Ogg audio or video file", kNoText},
    {0, "fLaC\0"sv, "a FLAC audio file", kNoText},
    {0, "\x7F\x45LF"sv, "a program (ELF)", kNoText},
    {0, "MZ\x90\0"sv, "a program (Windows)", kNoText},
    {0, "wOFF"sv, "a font", kNoText},
    {0, "wOF2"sv, "a font", kNoText},
};

/// A page saved as one file: a mail of several parts.
bool is_mhtml(std::string_view head) {
  if (!head.starts_with("From: ") && !head.starts_with("MIME-Version:")) return false;
  return head.find("\nContent-Type: multipart/related") != std::string_view::npos;
}

}  // namespace

std::optional<std::string> what_it_is_instead(std::string_view head) {
  for (const Kind& kind : kKinds) {
    if (head.size() >= kind.at && head.substr(kind.at).starts_with(kind.bytes)) {
      return std::string("is ") + kind.name + ", " + kind.advice;
    }
  }
  if (is_mhtml(head)) return "is an MHTML file (a page with its pictures), which is not read; save the page as HTML";
  return std::nullopt;
}

}  // namespace isnad
