#include "text/recover.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "text/charset/charset.hpp"
#include "text/charset/foreign.hpp"
#include "text/charset/labels.hpp"
#include "text/charset/mixed.hpp"
#include "text/damage/lost_characters.hpp"
#include "text/damage/lost_space.hpp"
#include "text/damage/misaligned.hpp"
#include "text/damage/mojibake.hpp"
#include "text/damage/pinyin.hpp"
#include "text/forms/characters.hpp"
#include "text/forms/dates.hpp"
#include "text/forms/numbers.hpp"
#include "text/forms/quotes.hpp"
#include "text/forms/script.hpp"
#include "text/forms/spacing.hpp"
#include "text/forms/syntax.hpp"
#include "text/forms/width.hpp"
#include "text/lines/copied.hpp"
#include "text/lines/lines.hpp"
#include "text/utf8.hpp"
#include "values/diagnostic_codes.hpp"
#include "values/diagnostic_limit.hpp"
#include "values/watch.hpp"

namespace gongwen::text {
namespace {

// What the stages learn about the input, apart from the text itself.
struct State {
  Text text;
  ScriptOptions options;
  std::optional<Script> script;  // of the text as it came
  std::optional<bool> foreign;   // a program or Japanese: marks, blanks, lines have other rules
};

struct Stage {
  std::string_view name;
  Traits looks_for;  // a text without any of these comes out of the stage as it is
  void (*run)(State&);
  bool for_prose = false;  // knows the rules of Chinese prose alone
};

// Damage before script: repairs decide on what the bytes were, not on what they were converted to.
constexpr Stage all_stages[] = {
    {"mojibake", trait::rare, [](State& s) { s.text = reread_mojibake(std::move(s.text)); }},
    {"characters", trait::odd, [](State& s) { s.text = normalize_characters(std::move(s.text)); }},
    {"misaligned", trait::lost | trait::rare,
     [](State& s) { s.text = realign_gbk(std::move(s.text)); }},
    {"copied", trait::text, [](State& s) { s.text = drop_copying_marks(std::move(s.text)); }},
    {"pinyin", trait::toned, [](State& s) { s.text = strip_readings(std::move(s.text)); }},
    {"spaces", trait::lost, [](State& s) { s.text = restore_spaces(std::move(s.text)); }, true},
    {"script", trait::han,
     [](State& s) {
       const Script script = script_of(s.text);
       // Words of a region are converted once: what they became may be such a word again.
       const bool again = s.script && s.options.traditional != Traditional::standard;
       if (!again) s.text = simplify(std::move(s.text), script, s.options);
       if (!s.script) s.script = script;
     }},
    {"width", trait::half_mark | trait::wide_form,
     [](State& s) { s.text = normalize_width(std::move(s.text)); }, true},
    {"numbers", trait::digit, [](State& s) { s.text = restore_number_brackets(std::move(s.text)); },
     true},
    {"spacing", trait::inner_blank,
     [](State& s) { s.text = close_spaced_words(std::move(s.text)); }, true},
    {"dates", trait::digit, [](State& s) { s.text = restore_date_marks(std::move(s.text)); }, true},
    {"quotes", trait::quote, [](State& s) { s.text = pair_quotes(std::move(s.text)); }, true},
    {"unwrap", trait::text, [](State& s) { s.text = join_wrapped_lines(std::move(s.text)); }, true},
};

// A repair may bring to light what another stage repairs: the stages are run until none finds
// anything, so that text that was cleaned is clean. Clean text is through after one round, damaged
// text mostly after two; a text that is still not at rest by the last is an attack.
constexpr int most_rounds = 8;
// The name under which the rounds behind the first are traced.
constexpr std::string_view settle = "settle";

// Drops of the diagnostics from `known` on those that an earlier round has made.
void drop_repeated(std::vector<Diagnostic>& diagnostics, std::size_t known) {
  if (diagnostics.size() == known) return;
  const auto key = [](const Diagnostic& diagnostic) {
    const Span span = diagnostic.span.value_or(Span{});
    return std::tuple(diagnostic.code, span.begin, span.end);
  };
  const auto first_new = diagnostics.begin() + static_cast<std::ptrdiff_t>(known);
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> seen;
  for (auto at = diagnostics.begin(); at != first_new; ++at) seen.insert(key(*at));
  diagnostics.erase(std::remove_if(first_new, diagnostics.end(),
                                   [&](const Diagnostic& own) { return seen.contains(key(own)); }),
                    diagnostics.end());
}

bool has_other_rules(State& state) {
  if (!state.foreign) state.foreign = is_program(state.text) || is_japanese(state.text);
  return *state.foreign;
}

// Runs every stage once and tells `watch` which it is; true if one changed the text.
bool run_stages(State& state, const Trace& trace, values::Watch* watch) {
  const std::size_t known = state.text.diagnostics.size();
  const std::uint32_t changes = state.text.changes;
  state.foreign.reset();
  for (const Stage& stage : all_stages) {
    if (watch != nullptr) watch->enter(stage.name);
    const bool may_change = (surveyed(state.text).all() & stage.looks_for) != 0;
    if (may_change && !(stage.for_prose && has_other_rules(state))) stage.run(state);
    if (trace) trace(stage.name, state.text);
  }
  drop_repeated(state.text.diagnostics, known);
  return state.text.changes != changes;
}

// Below it the charset makes no Chinese of the bytes.
constexpr float uncertain = 0.5F;

// Pictures, archives and programs: of their bytes one in so many is a control character. Text that
// was damaged, even in the wrong charset, has far fewer, but may have lost many characters.
constexpr std::size_t control_share = 40;
constexpr std::size_t lost_share = 4;

bool is_control(char32_t c) {
  return c < 0x20 && c != U'\n' && c != U'\r' && c != U'\t' && c != U'\f' && c != 0x1B;
}

// What no charset makes Chinese of, and what has nothing but control characters.
bool is_binary(std::string_view bytes, std::string_view text, const Source& source) {
  std::size_t characters = 0;
  std::size_t controls = 0;
  std::size_t lost = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    at += c.size;
    ++characters;
    if (is_control(c.value)) ++controls;
    if (c.value == 0xFFFD) ++lost;
  }
  if (source.encoding_confidence >= uncertain) return controls > 0 && controls == characters;
  // The bytes of UTF-16 and UTF-32 are control characters anyhow; any bytes make characters in it.
  if (source.encoding.starts_with("UTF-16") || source.encoding.starts_with("UTF-32")) {
    return (controls + lost) * control_share > characters;
  }
  const auto control_bytes = std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); });
  return static_cast<std::size_t>(control_bytes) * control_share > bytes.size() ||
         lost * lost_share > characters;
}

Text as_it_is(std::string_view utf8) {
  Text text;
  text.utf8 = utf8;
  text.map = OffsetMap::identity(static_cast<std::uint32_t>(utf8.size()));
  return text;
}

Text read(std::string_view bytes, const Hints& hints, const Limits& limits, Source& source,
          values::Watch* watch) {
  const CharsetGuess guess = guess_charset(bytes, hints.encoding);
  values::poll(watch, bytes.size());
  Reading reading = guess.is_text ? Reading{as_it_is(bytes), guess.charset}
                                  : read_bytes(bytes, guess.charset, guess.bom, watch);
  reading.text.repairs.set_limit(limits.repairs);
  source.encoding = whatwg_name(reading.charset);
  source.declared_encoding = guess.declared;
  source.encoding_confidence = guess.confidence;
  const bool is_chinese = guess.confidence >= uncertain && reading.charset != Charset::windows1252;
  // Where there is no Chinese, what is declared is all that is known.
  if (!is_chinese && guess.declared && !charset_of(*guess.declared)) {
    if (std::optional<Foreign> foreign = decode_foreign(bytes, *guess.declared, watch)) {
      foreign->text.repairs.set_limit(limits.repairs);
      source.encoding = foreign->charset;
      return std::move(foreign->text);
    }
  }
  if (guess.confidence < uncertain) {
    reading.text.diagnostics.push_back(
        values::diagnostic(values::Code::encoding_uncertain, {source.encoding}, std::nullopt));
  }
  return std::move(reading.text);
}

void note_limit(Text& text, std::string_view bytes, std::uint32_t limit) {
  if (bytes.size() <= limit) return;
  text.diagnostics.push_back(
      values::diagnostic(values::Code::input_limit, {std::to_string(limit)}, std::nullopt));
}

void note_dropped_repairs(Text& text) {
  const std::uint64_t dropped = text.repairs.dropped();
  if (dropped == 0) return;
  text.diagnostics.push_back(
      values::diagnostic(values::Code::repair_limit, {std::to_string(dropped)}, std::nullopt));
}

}  // namespace

Recovered recover(std::string_view bytes, const Hints& hints, const Options& options,
                  const FormatReader& read_format, const Trace& trace, values::Watch* watch) {
  const Limits& limits = options.limits;
  const std::string_view input = bytes.substr(0, limits.input_bytes);

  Recovered out;
  out.source.name = hints.name;
  out.source.bytes = bytes.size();
  out.source.format = hints.format.value_or(Format::text);
  State state{read(input, hints, limits, out.source, watch), options.script, std::nullopt,
              std::nullopt};
  state.text.watch = watch;
  note_limit(state.text, bytes, limits.input_bytes);
  if (trace) trace("decode", state.text);
  // Whatever were read of what is no text would be chance.
  if (is_binary(input, state.text.utf8, out.source)) {
    return unread(bytes, hints, limits, Format::binary,
                  values::diagnostic(values::Code::not_text, {}, std::nullopt));
  }
  if (watch != nullptr) watch->enter("format");
  if (read_format) state.text = read_format(std::move(state.text), out.source);
  if (trace) trace("format", state.text);
  bool changed = run_stages(state, trace, watch);
  if (watch != nullptr) watch->enter(settle);
  for (int round = 1; changed && round < most_rounds; ++round) {
    state.text.survey = {};  // what was carried over says more than there still is
    changed = run_stages(state, {}, nullptr);
  }
  if (trace) trace(settle, state.text);
  note_lost_characters(state.text);
  note_dropped_repairs(state.text);
  values::limit_diagnostics(state.text.diagnostics, limits.diagnostics);
  out.text = std::move(state.text);
  out.script = state.script.value_or(Script::none);
  return out;
}

Recovered unread(std::string_view bytes, const Hints& hints, const Limits& limits, Format format,
                 Diagnostic why) {
  Recovered out;
  out.source.name = hints.name;
  out.source.bytes = bytes.size();
  out.source.format = format;
  out.source.encoding = "none";
  note_limit(out.text, bytes, limits.input_bytes);
  out.text.map.append(
      static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), limits.input_bytes)), 0,
      RepairKind::none);
  out.text.diagnostics.push_back(std::move(why));
  return out;
}

const std::vector<std::string>& stages() {
  static const std::vector<std::string>& names = *new std::vector<std::string>([] {
    std::vector<std::string> all = {"decode", "format"};
    for (const Stage& stage : all_stages) all.emplace_back(stage.name);
    all.emplace_back(settle);
    return all;
  }());
  return names;
}

}  // namespace gongwen::text
