#include "formats/signature.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace gongwen::formats {
namespace {

using std::string_view_literals::operator""sv;

// Bytes at a place that only files of one kind have there. Sources: the file formats' own
// specifications, as the `magic` of file(1) and the MIME Sniffing Standard (section 6) gather them.
struct Mark {
  std::size_t at;
  std::string_view bytes;
  Format format;
  std::string_view name;
};

constexpr Mark marks[] = {
    {0, "{\\rtf"sv, Format::rtf, "RTF"},
    // pictures
    {0, "\x89PNG\r\n\x1A\n"sv, Format::binary, "PNG"},
    {0, "\xFF\xD8\xFF"sv, Format::binary, "JPEG"},
    {0, "GIF87a"sv, Format::binary, "GIF"},
    {0, "GIF89a"sv, Format::binary, "GIF"},
    {0, "II*\0"sv, Format::binary, "TIFF"},
    {0, "MM\0*"sv, Format::binary, "TIFF"},
    {8, "WEBP"sv, Format::binary, "WebP"},
    {0, "\0\0\1\0\1\0"sv, Format::binary, "ICO"},
    {0, "8BPS\0\1"sv, Format::binary, "PSD"},
    {0, "AT&TFORM"sv, Format::binary, "DjVu"},
    // archives and what is compressed
    {0, "\x1F\x8B\x08"sv, Format::binary, "gzip"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     Format::binary, "xz"},
    {0, "\x28\xB5\x2F\xFD"sv, Format::binary, "zstd"},
    {0, "7z\xBC\xAF\x27\x1C"sv, Format::binary, "7z"},
    {0, "Rar!\x1A\x07"sv, Format::binary, "RAR"},
    {0, "\x04\x22\x4D\x18"sv, Format::binary, "LZ4"},
    {0, "MSCF\0\0\0\0"sv, Format::binary, "CAB"},
    {257, "ustar"sv, Format::binary, "tar"},
    // programs
    {0,
     "\x7F"
     "ELF"sv,
     Format::binary, "ELF"},
    {0, "\xCF\xFA\xED\xFE"sv, Format::binary, "Mach-O"},
    {0, "\xCA\xFE\xBA\xBE\0"sv, Format::binary, "Java class"},
    {0, "\0asm\1\0\0\0"sv, Format::binary, "WebAssembly"},
    // data
    {0, "SQLite format 3\0"sv, Format::binary, "SQLite"},
    {0, "PAR1"sv, Format::binary, "Parquet"},
    {0, "ARROW1\0\0"sv, Format::binary, "Arrow"},
    {0, "\x89HDF\r\n\x1A\n"sv, Format::binary, "HDF5"},
    {0, "\x93NUMPY"sv, Format::binary, "NumPy"},
    // fonts, sound, films
    {0, "OTTO\0"sv, Format::binary, "OpenType"},
    {0, "\0\1\0\0\0"sv, Format::binary, "TrueType"},
    {0, "wOFF"sv, Format::binary, "WOFF"},
    {0, "wOF2"sv, Format::binary, "WOFF2"},
    {0, "OggS\0"sv, Format::binary, "Ogg"},
    {0, "fLaC\0"sv, Format::binary, "FLAC"},
    {0, "ID3\2"sv, Format::binary, "MP3"},
    {0, "ID3\3"sv, Format::binary, "MP3"},
    {0, "ID3\4"sv, Format::binary, "MP3"},
    {8, "WAVEfmt"sv, Format::binary, "WAV"},
    {8, "AVI LIST"sv, Format::binary, "AVI"},
    {4, "ftypheic"sv, Format::binary, "HEIC"},
    {4, "ftypavif"sv, Format::binary, "AVIF"},
    {4, "ftyp"sv, Format::binary, "MP4"},
    {0, "\x1A\x45\xDF\xA3"sv, Format::binary, "Matroska"},
};

bool holds_at(std::string_view bytes, std::size_t at, std::string_view mark) {
  return at <= bytes.size() && bytes.substr(at).starts_with(mark);
}

// A number of `size` bytes, the lowest first; 0 where the file ends before it.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

// --- Zip (APPNOTE.TXT 4.3)
// ------------------------------------------------------------------------

constexpr std::string_view zip_member = "PK\3\4"sv;
constexpr std::string_view zip_entry = "PK\1\2"sv;  // of the central directory
constexpr std::string_view zip_end = "PK\5\6"sv;

// What its members are called, or what its first member says, tells what a zip file is.
struct Package {
  std::string_view member;
  Format format;
  std::string_view name;
};
constexpr Package packages[] = {
    {"word/document.xml", Format::docx, "DOCX"},
    {"xl/workbook.xml", Format::binary, "XLSX"},
    {"xl/workbook.bin", Format::binary, "XLSB"},
    {"ppt/presentation.xml", Format::binary, "PPTX"},
    {"OFD.xml", Format::ofd, "OFD"},
    {"META-INF/MANIFEST.MF", Format::binary, "JAR"},
};
constexpr Package types[] = {
    {"application/epub+zip", Format::binary, "EPUB"},
    {"application/vnd.oasis.opendocument.text", Format::binary, "ODT"},
    {"application/vnd.oasis.opendocument.spreadsheet", Format::binary, "ODS"},
    {"application/vnd.oasis.opendocument.presentation", Format::binary, "ODP"},
};

std::optional<Signature> package_of(std::string_view member) {
  for (const Package& package : packages) {
    if (member == package.member) return Signature{package.format, package.name};
  }
  return std::nullopt;
}

// A first member `mimetype`, stored as it is, is how OpenDocument and EPUB name themselves.
std::optional<Signature> declared_type(std::string_view bytes) {
  constexpr std::size_t name_at = 30;
  constexpr std::string_view name = "mimetype";
  if (!holds_at(bytes, name_at, name)) return std::nullopt;
  const std::size_t extra = number_at(bytes, 28, 2);
  for (const Package& type : types) {
    if (holds_at(bytes, name_at + name.size() + extra, type.member)) {
      return Signature{type.format, type.name};
    }
  }
  return std::nullopt;
}

// The members by the directory at the file's end; a file that was cut off has lost it, there the
// members follow each other.
std::optional<Signature> zip_signature(std::string_view bytes) {
  if (const auto type = declared_type(bytes)) return type;
  constexpr std::size_t most_members = 4096;
  constexpr std::size_t longest_end = 22 + 65535;  // with its comment
  const std::size_t tail = bytes.size() - std::min(bytes.size(), longest_end);
  const std::size_t end = bytes.substr(tail).rfind(zip_end);
  if (end != std::string_view::npos) {
    std::size_t at = number_at(bytes, tail + end + 16, 4);
    for (std::size_t i = 0; i < most_members && holds_at(bytes, at, zip_entry); ++i) {
      const std::size_t name = number_at(bytes, at + 28, 2);
      if (at + 46 > bytes.size()) break;
      if (const auto found = package_of(bytes.substr(at + 46, name))) return found;
      at += 46 + name + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
  }
  for (std::size_t at = bytes.find(zip_member), i = 0;
       at != std::string_view::npos && i < most_members;
       at = bytes.find(zip_member, at + zip_member.size()), ++i) {
    if (at + 30 > bytes.size()) break;
    if (const auto found = package_of(bytes.substr(at + 30, number_at(bytes, at + 26, 2))))
      return found;
  }
  return Signature{Format::binary, "ZIP"};
}

// --- OLE compound files ([MS-CFB])
// ----------------------------------------------------------------

// The streams of its directory tell what it is; their names are UTF-16.
struct Stream {
  std::string_view name;
  Format format;
  std::string_view shown;
};
constexpr Stream streams[] = {
    {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, Format::doc, "DOC"},
    {"W\0o\0r\0k\0b\0o\0o\0k\0\0\0"sv, Format::binary, "XLS"},
    {"B\0o\0o\0k\0\0\0"sv, Format::binary, "XLS"},
    {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"sv, Format::binary, "PPT"},
    {"_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0"sv, Format::email, "MSG"},
};

Signature ole_signature(std::string_view bytes) {
  for (const Stream& stream : streams) {
    if (bytes.find(stream.name) != std::string_view::npos) return {stream.format, stream.shown};
  }
  return {Format::binary, "OLE"};
}

// --- what has no fixed bytes at its beginning
// -----------------------------------------------------

// ISO 32000-1 7.5.2, and what readers accept: the header may stand behind other bytes.
bool is_pdf(std::string_view bytes) {
  constexpr std::size_t header_within = 1024;
  constexpr std::size_t trailer_within = 2048;
  const std::size_t at = bytes.substr(0, header_within).find("%PDF-");
  if (at == std::string_view::npos) return false;
  const std::size_t version = at + std::string_view("%PDF-").size();
  if (version >= bytes.size() || bytes[version] < '0' || bytes[version] > '9') return false;
  if (at == 0) return true;
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), trailer_within));
  return tail.find("startxref") != std::string_view::npos;
}

bool is_bitmap(std::string_view bytes) {
  constexpr std::uint32_t headers[] = {12, 40, 52, 56, 64, 108, 124};
  return bytes.starts_with("BM") && number_at(bytes, 6, 4) == 0 &&
         std::find(std::begin(headers), std::end(headers), number_at(bytes, 14, 4)) !=
             std::end(headers);
}

bool is_windows_program(std::string_view bytes) {
  return bytes.starts_with("MZ") && holds_at(bytes, number_at(bytes, 60, 4), "PE\0\0"sv);
}

bool is_bzip2(std::string_view bytes) {
  return bytes.starts_with("BZh") && holds_at(bytes, 4, "1AY&SY");
}

// A pickle of protocol 2 to 5: what it begins with is no character in any charset of text.
bool is_pickle(std::string_view bytes) {
  return bytes.size() > 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5 &&
         bytes.back() == '.';
}

// --- mail (RFC 5322, RFC 2045)
// --------------------------------------------------------------------

bool begins_line(std::string_view line, std::string_view word) {
  return line.size() >= word.size() &&
         std::equal(word.begin(), word.end(), line.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + ('a' - 'A')) : b);
         });
}

// Mail whose body must be decoded before it is a text: of several parts, or in base64 or
// quoted-printable. What stands in a mail as it is is read as it is.
std::optional<Signature> mail_signature(std::string_view bytes) {
  constexpr std::size_t longest_head = 1U << 16;
  constexpr std::string_view headers[] = {
      "from:",     "to:",         "subject:",     "date:",
      "received:", "message-id:", "return-path:", "mime-version:"};
  std::size_t seen = 0;
  bool encoded = false;
  bool related = false;
  bool first = true;
  for (std::size_t at = 0; at < std::min(bytes.size(), longest_head);) {
    std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) end = bytes.size();
    std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (first && line.starts_with("From ")) continue;  // mbox
    first = false;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    const std::size_t colon = line.find(':');
    const std::size_t blank = line.find(' ');
    if (!folded && (colon == std::string_view::npos || colon == 0 || blank < colon)) {
      return std::nullopt;
    }
    seen += static_cast<std::size_t>(
        std::count_if(std::begin(headers), std::end(headers),
                      [&](std::string_view header) { return begins_line(line, header); }));
    std::string value(line);
    std::transform(value.begin(), value.end(), value.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    const bool how = begins_line(line, "content-transfer-encoding:");
    encoded = encoded || value.find("multipart/") != std::string::npos ||
              (how && (value.find("base64") != std::string::npos ||
                       value.find("quoted-printable") != std::string::npos));
    related = related || value.find("multipart/related") != std::string::npos;
  }
  constexpr std::size_t least_headers = 2;
  if (seen < least_headers || !encoded) return std::nullopt;
  return related ? Signature{Format::mhtml, "MHTML"} : Signature{Format::email, "MIME"};
}

// --- records
// --------------------------------------------------------------------------------------

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// An object of JSON in shape: from its brace to its brace, a name in quotes first.
bool is_object(std::string_view line) {
  line = trimmed(line);
  if (line.size() < 2 || line.front() != '{' || line.back() != '}') return false;
  const std::string_view inside = trimmed(line.substr(1, line.size() - 2));
  return inside.empty() || inside.front() == '"';
}

// JSON lines, or a list of objects, of which each may hold a document. One object alone is read as
// the text that it holds.
bool is_records(std::string_view bytes) {
  constexpr std::size_t looked_at = 3;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = trimmed(bytes);
  if (bytes.empty()) return false;
  if (bytes.front() == '[' && bytes.back() == ']') {
    const std::string_view inside = trimmed(bytes.substr(1, bytes.size() - 2));
    if (!inside.starts_with('{') || !inside.ends_with('}')) return false;
    // Between two records stands `}, {`, with what blanks there may be.
    for (std::size_t at = inside.find('}'); at != std::string_view::npos;
         at = inside.find('}', at + 1)) {
      const std::string_view behind = trimmed(inside.substr(at + 1, 256));
      if (behind.starts_with(',') && trimmed(behind.substr(1)).starts_with('{')) return true;
    }
    return false;
  }
  std::size_t lines = 0;
  for (std::size_t at = 0; at < bytes.size() && lines < looked_at; ++lines) {
    std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) end = bytes.size();
    if (!is_object(bytes.substr(at, end - at))) return false;
    at = end + 1;
  }
  return lines > 1;
}

}  // namespace

std::optional<Signature> signature_of(std::string_view bytes) {
  if (bytes.starts_with(zip_member) || bytes.starts_with(zip_end)) return zip_signature(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return ole_signature(bytes);
  for (const Mark& mark : marks) {
    if (holds_at(bytes, mark.at, mark.bytes)) return Signature{mark.format, mark.name};
  }
  if (is_pdf(bytes)) return Signature{Format::pdf, "PDF"};
  if (is_bitmap(bytes)) return Signature{Format::binary, "BMP"};
  if (is_windows_program(bytes)) return Signature{Format::binary, "EXE"};
  if (is_bzip2(bytes)) return Signature{Format::binary, "bzip2"};
  if (is_pickle(bytes)) return Signature{Format::binary, "pickle"};
  if (is_records(bytes)) return Signature{Format::json, "JSON"};
  return mail_signature(bytes);
}

}  // namespace gongwen::formats
