#include "text/recover.hpp"

#include <utility>

#include "text/characters.hpp"
#include "text/charset.hpp"
#include "text/dates.hpp"
#include "text/decode.hpp"
#include "text/fold.hpp"
#include "text/lines.hpp"
#include "text/lost_space.hpp"
#include "text/misaligned.hpp"
#include "text/mojibake.hpp"
#include "text/numbers.hpp"
#include "text/pinyin.hpp"
#include "text/script.hpp"
#include "text/spacing.hpp"
#include "text/width.hpp"

namespace gongwen::text {
namespace {

// What the stages learn of the input beside the text itself.
struct State {
  Text text;
  Script script = Script::none;
};

struct Stage {
  std::string_view name;
  void (*run)(State&);
};

// Damage before script: repairs decide on what the bytes were, not on what they were converted to.
constexpr Stage all_stages[] = {
    {"mojibake", [](State& s) { s.text = reread_mojibake(std::move(s.text)); }},
    {"characters", [](State& s) { s.text = normalize_characters(std::move(s.text)); }},
    {"misaligned", [](State& s) { s.text = realign_gbk(std::move(s.text)); }},
    {"pinyin", [](State& s) { s.text = strip_readings(std::move(s.text)); }},
    {"spaces", [](State& s) { s.text = restore_spaces(std::move(s.text)); }},
    {"script",
     [](State& s) {
       s.script = script_of(s.text.utf8);
       s.text = simplify(std::move(s.text), s.script);
     }},
    {"width", [](State& s) { s.text = normalize_width(std::move(s.text)); }},
    {"numbers", [](State& s) { s.text = restore_number_brackets(std::move(s.text)); }},
    {"spacing", [](State& s) { s.text = close_spaced_words(std::move(s.text)); }},
    {"dates", [](State& s) { s.text = restore_date_marks(std::move(s.text)); }},
    {"unwrap", [](State& s) { s.text = join_wrapped_lines(std::move(s.text)); }},
};

Text read(std::string_view bytes, const CharsetGuess& guess) {
  Text text = decode(guess.charset, bytes);
  if (guess.bom == 0) return text;
  constexpr std::uint32_t bom_in_utf8 = 3;
  Rewriter out(std::move(text));
  out.drop({0, bom_in_utf8}, RepairKind::encoding);
  return std::move(out).finish();
}

void note_limit(Text& text, std::string_view bytes, std::uint32_t limit) {
  if (bytes.size() <= limit) return;
  text.diagnostics.push_back({Severity::error, "input_limit",
                              "Only the first " + std::to_string(limit) +
                                  " bytes were read: the input is longer than the limit.",
                              std::nullopt});
}

}  // namespace

Recovered recover(std::string_view bytes, const Hints& hints, const Limits& limits,
                  const FormatReader& read_format, const Trace& trace) {
  const std::string_view input = bytes.substr(0, limits.input_bytes);
  const CharsetGuess guess = guess_charset(input, hints.encoding);

  Recovered out;
  out.source.name = hints.name;
  out.source.bytes = bytes.size();
  out.source.format = hints.format.value_or(Format::text);
  out.source.encoding = whatwg_name(guess.charset);
  out.source.declared_encoding = guess.declared;
  out.source.encoding_confidence = guess.confidence;

  State state{read(input, guess), Script::none};
  note_limit(state.text, bytes, limits.input_bytes);
  fold_repairs(state.text, limits.repairs);
  if (trace) trace("decode", state.text);
  if (read_format) state.text = read_format(std::move(state.text), out.source);
  if (trace) trace("format", state.text);
  for (const Stage& stage : all_stages) {
    stage.run(state);
    fold_repairs(state.text, limits.repairs);
    if (trace) trace(stage.name, state.text);
  }
  limit_diagnostics(state.text, limits.diagnostics);
  out.text = std::move(state.text);
  out.script = state.script;
  return out;
}

const std::vector<std::string>& stages() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all = {"decode", "format"};
    for (const Stage& stage : all_stages) all.emplace_back(stage.name);
    return all;
  }();
  return names;
}

}  // namespace gongwen::text
