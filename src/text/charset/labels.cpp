#include "text/charset/labels.hpp"

#include <algorithm>
#include <iterator>

namespace gongwen::text {
namespace {

struct Label {
  std::string_view name;
  Charset charset;
};
// Sorted. The labels of the Encoding Standard for these charsets, the names and aliases of IANA,
// and the numbers of code pages; ASCII is part of windows-1252, as browsers have it.
constexpr Label labels[] = {
    {"ansi_x3.4-1968", Charset::windows1252},
    {"ascii", Charset::windows1252},
    {"big5", Charset::big5},
    {"big5-eten", Charset::big5},
    {"big5-hkscs", Charset::big5},
    {"chinese", Charset::gb18030},
    {"cn-big5", Charset::big5},
    {"cn-gb", Charset::gb18030},
    {"cp1252", Charset::windows1252},
    {"cp819", Charset::windows1252},
    {"cp936", Charset::gb18030},
    {"cp950", Charset::big5},
    {"cp964", Charset::euc_tw},
    {"csbig5", Charset::big5},
    {"cseuctw", Charset::euc_tw},
    {"csgb18030", Charset::gb18030},
    {"csgb2312", Charset::gb18030},
    {"csgbk", Charset::gb18030},
    {"cshzgb2312", Charset::hz},
    {"csiso2022cn", Charset::iso2022cn},
    {"csiso58gb231280", Charset::gb18030},
    {"csisolatin1", Charset::windows1252},
    {"csunicode", Charset::utf16le},
    {"euc-cn", Charset::gb18030},
    {"euc-tw", Charset::euc_tw},
    {"euccn", Charset::gb18030},
    {"euctw", Charset::euc_tw},
    {"gb18030", Charset::gb18030},
    {"gb18030-2022", Charset::gb18030},
    {"gb2312", Charset::gb18030},
    {"gb_2312", Charset::gb18030},
    {"gb_2312-80", Charset::gb18030},
    {"gbk", Charset::gb18030},
    {"hz", Charset::hz},
    {"hz-gb-2312", Charset::hz},
    {"ibm819", Charset::windows1252},
    {"iso-10646-ucs-2", Charset::utf16le},
    {"iso-2022-cn", Charset::iso2022cn},
    {"iso-2022-cn-ext", Charset::iso2022cn},
    {"iso-8859-1", Charset::windows1252},
    {"iso-ir-100", Charset::windows1252},
    {"iso-ir-58", Charset::gb18030},
    {"iso8859-1", Charset::windows1252},
    {"iso88591", Charset::windows1252},
    {"iso_8859-1", Charset::windows1252},
    {"iso_8859-1:1987", Charset::windows1252},
    {"l1", Charset::windows1252},
    {"latin1", Charset::windows1252},
    {"ms936", Charset::gb18030},
    {"ms950", Charset::big5},
    {"ucs-2", Charset::utf16le},
    {"unicode", Charset::utf16le},
    {"unicode-1-1-utf-8", Charset::utf8},
    {"unicode11utf8", Charset::utf8},
    {"unicode20utf8", Charset::utf8},
    {"unicodefeff", Charset::utf16le},
    {"unicodefffe", Charset::utf16be},
    {"us-ascii", Charset::windows1252},
    {"utf-16", Charset::utf16le},
    {"utf-16be", Charset::utf16be},
    {"utf-16le", Charset::utf16le},
    {"utf-32", Charset::utf32le},
    {"utf-32be", Charset::utf32be},
    {"utf-32le", Charset::utf32le},
    {"utf-8", Charset::utf8},
    {"utf8", Charset::utf8},
    {"windows-1252", Charset::windows1252},
    {"windows-936", Charset::gb18030},
    {"windows-950", Charset::big5},
    {"x-cp1252", Charset::windows1252},
    {"x-euc-tw", Charset::euc_tw},
    {"x-gbk", Charset::gb18030},
    {"x-unicode20utf8", Charset::utf8},
    {"x-x-big5", Charset::big5},
};

// The mark of UTF-32LE begins with that of UTF-16LE. GB18030 has one too.
constexpr ByteOrderMark marks[] = {{"\xEF\xBB\xBF", Charset::utf8},
                                   {std::string_view("\xFF\xFE\0\0", 4), Charset::utf32le},
                                   {std::string_view("\0\0\xFE\xFF", 4), Charset::utf32be},
                                   {"\xFF\xFE", Charset::utf16le},
                                   {"\xFE\xFF", Charset::utf16be},
                                   {"\x84\x31\x95\x33", Charset::gb18030}};

constexpr std::size_t prescan_bytes = 1024;
constexpr std::string_view blanks = " \t\r\n\f";

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

// The value behind `name` and an equals sign, in quotes or up to a blank.
std::optional<std::string> value_of(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos;
       at = tag.find(name, at + name.size())) {
    std::size_t begin = tag.find_first_not_of(blanks, at + name.size());
    if (begin == std::string_view::npos || tag[begin] != '=') continue;
    begin = tag.find_first_not_of(blanks, begin + 1);
    if (begin == std::string_view::npos) return std::nullopt;
    if (tag[begin] == '"' || tag[begin] == '\'') ++begin;
    const std::size_t end = std::min(tag.find_first_of("\"' \t\r\n\f;>/?", begin), tag.size());
    if (end > begin) return std::string(tag.substr(begin, end - begin));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Charset> charset_of(std::string_view label) {
  const std::size_t begin = label.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return std::nullopt;
  label = label.substr(begin, label.find_last_not_of(blanks) + 1 - begin);
  const std::string name = lower(label);
  const auto* found =
      std::lower_bound(std::begin(labels), std::end(labels), name,
                       [](const Label& known, const std::string& key) { return known.name < key; });
  if (found == std::end(labels) || found->name != name) return std::nullopt;
  return found->charset;
}

const ByteOrderMark* byte_order_mark(std::string_view bytes) {
  const auto* found =
      std::find_if(std::begin(marks), std::end(marks),
                   [&](const ByteOrderMark& mark) { return bytes.starts_with(mark.bytes); });
  return found == std::end(marks) ? nullptr : found;
}

std::optional<std::string> declared_in_markup(std::string_view bytes) {
  bytes = bytes.substr(0, prescan_bytes);
  if (bytes.find('<') == std::string_view::npos) return std::nullopt;
  const std::string head = lower(bytes);
  const std::string_view text = head;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::string_view tag = text.substr(at, text.find('>', at) - at);
    if (tag.starts_with("<!--")) {
      at = text.find("-->", at);
      continue;
    }
    at += 1;
    std::optional<std::string> label;
    if (tag.starts_with("<meta")) label = value_of(tag, "charset");
    if (tag.starts_with("<?xml")) label = value_of(tag, "encoding");
    if (label) return label;
  }
  return std::nullopt;
}

}  // namespace gongwen::text
