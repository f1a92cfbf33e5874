#include "text/charset/mixed.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tables/model.hpp"
#include "text/charset/output.hpp"
#include "text/charset/surprise.hpp"
#include "text/charset/ways.hpp"
#include "text/utf8.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::text {
namespace {

// Bits of a character by itself that are neither usual nor unusual: text in the wrong charset takes
// more on average, official text less. The sum of what lies above is an alarm.
constexpr int neutral_bits = 14;
constexpr int most_excess = 5;
constexpr int alarm_bits = 7;

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_wide(Charset charset) {
  return charset == Charset::utf16le || charset == Charset::utf16be ||
         charset == Charset::utf32le || charset == Charset::utf32be;
}

// Bits by which a character behind another exceeds what is usual; those of `before` tell nothing
// where it is no Chinese.
int excess_of_pair(char32_t before, char32_t c) {
  return is_cjk(before) && is_cjk(c) ? tables::bits(before, c) - neutral_bits : 0;
}

// True if characters that are rare stand together in the line, or such as hardly ever follow each
// other before what may be the second half of a character: there a shifted reading gets in step.
bool has_rare_stretch(std::string_view line) {
  int sum = 0;
  std::array<char32_t, 4> last{};
  for (std::size_t at = 0; at < line.size() && sum < alarm_bits;) {
    const Rune c = rune_at(line, at);
    at += c.size;
    if (is_blank(c.value)) continue;
    if (c.value < 0x80) {
      constexpr char32_t first_trail = 0x40;
      int pairs = 0;
      for (std::size_t i = 1; i < last.size(); ++i) pairs += excess_of_pair(last[i - 1], last[i]);
      if (c.value >= first_trail && pairs > 0) return true;
      last = {};
      continue;
    }
    std::shift_left(last.begin(), last.end(), 1);
    last.back() = c.value;
    const int bits = is_cjk(c.value) ? tables::bits(c.value) : neutral_bits + most_excess;
    sum = std::max(0, sum + std::min(bits - neutral_bits, most_excess));
  }
  return sum >= alarm_bits;
}

// Source bytes of the lines that may be damaged or in another charset, in order.
std::vector<Span> doubtful_zones(Text& text, Charset charset) {
  // UTF-8 that is well-formed is UTF-8.
  // Shifted units of UTF-16 may be anything.
  Traits wanted = trait::lost | trait::rare | trait::odd | trait::latin;
  if (charset == Charset::utf8) wanted = trait::lost;
  if (is_wide(charset)) wanted = trait::text;
  std::vector<Span> zones;
  const auto size = static_cast<std::uint32_t>(text.utf8.size());
  surveyed(text).for_each(wanted, size, [&](Span line) {
    values::poll(text.watch, line.size());
    const std::string_view content = line.of(text.utf8);
    constexpr std::string_view sign = "\xEF\xBF\xBD";
    const bool lost = content.find(sign) != std::string_view::npos;
    if (!lost && (charset == Charset::utf8 || !has_rare_stretch(content))) return;
    const Span zone = text.map.to_source({line.begin, std::min(line.end + 1, size)});
    if (!zones.empty() && zones.back().end >= zone.begin) {
      zones.back().end = zone.end;
    } else {
      zones.push_back(zone);
    }
  });
  return zones;
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
  void count(const CharsetRun& stretch, std::string_view bytes) {
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
  return values::diagnostic(values::Code::mixed_encoding,
                            {std::to_string(source.begin), std::to_string(source.end),
                             whatwg_name(charset), whatwg_name(main)},
                            text);
}

// Text of the stretches, and where each charset other than the main one stands.
Reading join(std::string_view bytes, const std::vector<CharsetRun>& way, Charset charset,
             values::Watch* watch) {
  Tally tally;
  for (const CharsetRun& stretch : way) tally.count(stretch, bytes);
  const Charset main = tally.most(charset);
  Output out(bytes.size() + bytes.size() / 2);
  std::vector<Diagnostic> diagnostics;
  bool open = false;  // the last diagnostic goes on
  Charset other = main;
  Span source;
  for (const CharsetRun& stretch : way) {
    const auto begin = static_cast<std::uint32_t>(out.utf8().size());
    if (stretch.ill_formed) {
      out.put({U'\uFFFD', 0, stretch.bytes.size(), false}, stretch.bytes.begin);
      continue;
    }
    values::poll(watch, stretch.bytes.size());
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

// Whether the characters of stretches are such as Chinese text has.
class Prose {
 public:
  void add(Charset charset, std::string_view bytes) {
    char32_t before = U'\n';
    for (std::size_t at = 0; at < bytes.size();) {
      const Decoded c = decode_at(charset, bytes, at);
      at += c.size;
      if (c.value >= 0x80) {
        ++characters_;
        bits_ += surprise(before, c, charset);
      }
      if (!is_blank(c.value)) before = c.value;
    }
  }
  [[nodiscard]] bool is_likely() const { return bits_ <= neutral_bits * characters_; }

 private:
  std::int64_t bits_ = 0;
  std::int64_t characters_ = 0;
};

// Text of rare characters is no evidence: what is in another charset must be prose there, and bytes
// that decode without fault are left out only if the rest is prose then.
bool is_credible(const std::vector<CharsetRun>& way, std::string_view zone, Charset charset,
                 bool well_formed) {
  Prose own;
  for (std::size_t i = 0; i < way.size();) {
    const Charset other = way[i].charset;
    Prose prose;
    for (; i < way.size() && way[i].charset == other; ++i) {
      Prose& to = other == charset ? own : prose;
      if (!way[i].ill_formed) to.add(other, way[i].bytes.of(zone));
    }
    if (!prose.is_likely()) return false;
  }
  return !well_formed || own.is_likely();
}

std::vector<CharsetRun> way_through_zone(std::string_view zone,
                                         const std::vector<Charset>& charsets,
                                         values::Watch* watch) {
  const Charset charset = charsets.front();
  const bool well_formed = decode(charset, zone).repairs.empty();
  std::vector<CharsetRun> way = cheapest_way(zone, charsets, watch);
  if (is_credible(way, zone, charset, well_formed)) return way;
  if (well_formed) return {{span_of(0, zone.size()), charset}};
  const std::array own = {charset};
  return cheapest_way(zone, own, watch);
}

// The cheapest way through the zones; between them all is as `charset` has it.
std::vector<CharsetRun> way_through(const std::vector<Span>& zones, std::string_view bytes,
                                    Charset charset, values::Watch* watch) {
  const std::vector<Charset> charsets = companions(charset, bytes);
  std::vector<CharsetRun> way;
  std::uint32_t done = 0;
  for (const Span& zone : zones) {
    if (zone.begin > done) way.push_back({{done, zone.begin}, charset});
    for (CharsetRun stretch : way_through_zone(zone.of(bytes), charsets, watch)) {
      stretch.bytes = {stretch.bytes.begin + zone.begin, stretch.bytes.end + zone.begin};
      way.push_back(stretch);
    }
    done = zone.end;
  }
  if (done < bytes.size()) way.push_back({span_of(done, bytes.size()), charset});
  return way;
}

Reading read_body(std::string_view bytes, Charset charset, values::Watch* watch) {
  Text text = decode(charset, bytes, watch);
  text.watch = watch;
  const bool has_doubt = !is_stateful(charset) && charset != Charset::windows1252 &&
                         (charset != Charset::utf8 || !text.repairs.empty());
  if (!has_doubt) return {std::move(text), charset};
  const std::vector<Span> zones = doubtful_zones(text, charset);
  if (zones.empty()) return {std::move(text), charset};
  const std::vector<CharsetRun> way = way_through(zones, bytes, charset, watch);
  const bool plain = std::all_of(way.begin(), way.end(), [&](const CharsetRun& stretch) {
    return !stretch.ill_formed && stretch.charset == charset;
  });
  if (plain) return {std::move(text), charset};
  return join(bytes, way, charset, watch);
}

}  // namespace

Reading read_bytes(std::string_view bytes, Charset charset, std::uint32_t mark,
                   values::Watch* watch) {
  if (mark == 0) return read_body(bytes, charset, watch);
  Reading body = read_body(bytes.substr(mark), charset, watch);
  Output out(body.text.utf8.size());
  out.drop(mark);
  out.join(body.text);
  Text text = std::move(out).finish();
  text.diagnostics = std::move(body.text.diagnostics);
  return {std::move(text), body.charset};
}

}  // namespace gongwen::text
