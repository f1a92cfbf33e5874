#include "text/mixed.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tables/model.hpp"
#include "text/output.hpp"
#include "text/utf8.hpp"
#include "text/ways.hpp"

namespace gongwen::text {
namespace {

// A piece of the text that is looked at by itself.
constexpr std::size_t block_bytes = 1U << 12;
// Of each so many bytes a few characters are looked at.
constexpr std::size_t probe_bytes = 256;
constexpr std::size_t probe_characters = 12;
// A character that takes so many bits by itself is rare: text in the wrong charset consists of
// them.
constexpr int rare_bits = 17;

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_wide(Charset charset) {
  return charset == Charset::utf16le || charset == Charset::utf16be ||
         charset == Charset::utf32le || charset == Charset::utf32be;
}

// Characters from `at` that are rare, less those that are common.
int rarity(Charset charset, std::string_view bytes, std::size_t at) {
  int balance = 0;
  for (std::size_t seen = 0; seen < probe_characters && at < bytes.size();) {
    const Decoded c = decode_at(charset, bytes, at);
    at += c.size;
    if (c.value < 0x80) continue;
    ++seen;
    const bool rare = !c.valid || !is_cjk(c.value) || tables::bits(c.value) >= rare_bits;
    balance += rare ? 2 : -1;
  }
  return balance;
}

bool has_rare_stretch(Charset charset, std::string_view block) {
  for (std::size_t begin = 0; begin < block.size(); begin += probe_bytes) {
    std::size_t at = begin;
    const std::size_t end = std::min(begin + probe_bytes, block.size());
    while (at < end && !is_wide(charset) && !is_high(block[at])) ++at;
    // The probe may begin inside a character.
    if (rarity(charset, block, at) > 0 && rarity(charset, block, at + 1) > 0) return true;
  }
  return false;
}

// True where a line begins with well-formed UTF-8: the bytes of other charsets hardly ever do.
bool has_utf8_line(std::string_view block) {
  constexpr std::size_t enough = 6;  // bytes: two characters
  for (std::size_t at = 0; at < block.size();) {
    while (at < block.size() && !is_high(block[at]) && block[at] != '\n') ++at;
    std::size_t end = at;
    while (end < block.size() && is_high(block[end]) && end - at < enough) ++end;
    if (end - at == enough && valid_utf8(block.substr(at, enough)) == enough) return true;
    at = block.find('\n', at);
    if (at == std::string_view::npos) break;
    ++at;
  }
  return false;
}

// True if a block that decodes without fault may be in another charset all the same.
bool is_suspect(Charset charset, std::string_view block) {
  if (charset == Charset::utf8 || charset == Charset::windows1252) return false;
  return has_rare_stretch(charset, block) || (!is_wide(charset) && has_utf8_line(block));
}

bool is_suspect_anywhere(Charset charset, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += block_bytes) {
    if (is_suspect(charset, bytes.substr(at, block_bytes))) return true;
  }
  return false;
}

// Charsets that may stand beside `charset` in one file, which is the first.
std::vector<Charset> companions(Charset charset, std::string_view bytes) {
  std::vector<Charset> out = {charset};
  const auto add = [&](Charset other) {
    if (std::find(out.begin(), out.end(), other) == out.end()) out.push_back(other);
  };
  add(Charset::utf8);
  add(Charset::gb18030);
  add(Charset::big5);
  if (charset == Charset::utf8) add(Charset::windows1252);
  // Some tools append in UTF-16 to whatever is there.
  if (!is_wide(charset) && bytes.find('\0') != std::string_view::npos) {
    add(Charset::utf16le);
    add(Charset::utf16be);
  }
  return out;
}

// Bytes of each charset that say something: all but ASCII.
class Tally {
 public:
  void count(const Stretch& stretch, std::string_view bytes) {
    if (stretch.ill_formed) return;
    const std::string_view part = stretch.bytes.of(bytes);
    const auto saying = is_wide(stretch.charset) ? static_cast<std::ptrdiff_t>(part.size())
                                                 : std::count_if(part.begin(), part.end(), is_high);
    bytes_[static_cast<std::size_t>(stretch.charset)] += static_cast<std::size_t>(saying);
  }
  // The charset of most bytes; `otherwise` where others have no more.
  [[nodiscard]] Charset most(Charset otherwise) const {
    Charset best = otherwise;
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      if (bytes_[i] > bytes_[static_cast<std::size_t>(best)]) best = static_cast<Charset>(i);
    }
    return best;
  }

 private:
  std::array<std::size_t, static_cast<std::size_t>(Charset::windows1252) + 1> bytes_{};
};

Diagnostic mixed(Charset charset, Charset main, Span source, Span text) {
  return {Severity::warning, "mixed_encoding",
          "Bytes " + std::to_string(source.begin) + " to " + std::to_string(source.end) +
              " are in " + std::string(whatwg_name(charset)) + ", most others in " +
              std::string(whatwg_name(main)) + ".",
          text};
}

// Text of the stretches, and where each charset other than the main one stands.
Reading join(std::string_view bytes, const std::vector<Stretch>& way, Charset charset) {
  Tally tally;
  for (const Stretch& stretch : way) tally.count(stretch, bytes);
  const Charset main = tally.most(charset);
  Output out(bytes.size() + bytes.size() / 2);
  std::vector<Diagnostic> diagnostics;
  bool open = false;  // the last diagnostic goes on
  Charset other = main;
  Span source;
  for (const Stretch& stretch : way) {
    const auto begin = static_cast<std::uint32_t>(out.utf8().size());
    if (stretch.ill_formed) {
      out.put({U'\uFFFD', 0, stretch.bytes.size(), false}, stretch.bytes.begin);
      continue;
    }
    out.join(decode(stretch.charset, stretch.bytes.of(bytes)));
    const auto end = static_cast<std::uint32_t>(out.utf8().size());
    if (stretch.charset == main) {
      open = false;
      continue;
    }
    if (open && other == stretch.charset) {
      source.end = stretch.bytes.end;
      diagnostics.back() =
          mixed(stretch.charset, main, source, {diagnostics.back().span->begin, end});
    } else {
      open = true;
      other = stretch.charset;
      source = stretch.bytes;
      diagnostics.push_back(mixed(stretch.charset, main, source, {begin, end}));
    }
  }
  Reading reading{std::move(out).finish(), main};
  reading.text.diagnostics = std::move(diagnostics);
  return reading;
}

Reading read_body(std::string_view bytes, Charset charset) {
  Text text = decode(charset, bytes);
  if (is_stateful(charset)) return {std::move(text), charset};
  if (text.repairs.empty() && !is_suspect_anywhere(charset, bytes))
    return {std::move(text), charset};
  return join(bytes, cheapest_way(bytes, companions(charset, bytes)), charset);
}

}  // namespace

Reading read_bytes(std::string_view bytes, Charset charset, std::uint32_t mark) {
  if (mark == 0) return read_body(bytes, charset);
  Reading body = read_body(bytes.substr(mark), charset);
  Output out(body.text.utf8.size());
  out.drop(mark);
  out.join(body.text);
  Text text = std::move(out).finish();
  text.diagnostics = std::move(body.text.diagnostics);
  return {std::move(text), body.charset};
}

}  // namespace gongwen::text
