// The glue, and nothing else: formats, text recovery and parsing in their order.
#include "gongwen/parser.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "formats/formats.hpp"
#include "formats/signature.hpp"
#include "parse/parse.hpp"
#include "text/charset/foreign.hpp"
#include "text/recover.hpp"
#include "values/diagnostic_codes.hpp"
#include "values/watch.hpp"

namespace gongwen {
namespace {

// Offsets are 32 bits, and a text may be up to twice as long as its source (GBK to UTF-8: 1.5).
constexpr std::uint32_t max_input_bytes = (1U << 31) - 1;
// Far deeper than any document is; values of so many levels can still be copied and destroyed.
constexpr std::uint32_t max_nesting = 256;

void require(bool holds, const std::string& what) {
  if (!holds) throw std::invalid_argument("gongwen: " + what);
}

void check(const Options& options) {
  const Limits& limits = options.limits;
  require(limits.input_bytes <= max_input_bytes, "limits.input_bytes must be at most 2^31 - 1");
  require(limits.nesting <= max_nesting,
          "limits.nesting must be at most " + std::to_string(max_nesting));
  require(limits.time.count() >= 0, "limits.time must not be negative");
  require(options.script.simplify <= Simplify::always, "script.simplify is no value of Simplify");
  require(options.script.traditional <= Traditional::hong_kong,
          "script.traditional is no value of Traditional");
}

void check(const Hints& hints) {
  if (hints.encoding) {
    require(text::knows_charset(*hints.encoding),
            "encoding '" + *hints.encoding + "' names no charset that is known");
  }
  if (!hints.format) return;
  const bool is_read = *hints.format == Format::text || *hints.format == Format::html;
  require(is_read, "hints.format must be text or html, not " + std::string(name(*hints.format)));
}

text::Recovered recover(std::string_view bytes, const Hints& hints, const Options& options,
                        values::Watch& watch, const text::Trace& trace) {
  const auto read_format = [&](text::Text decoded, Source& source) {
    return formats::read_format(std::move(decoded), hints.format, source);
  };
  // What says by its bytes that it is no text need not be decoded to find that out.
  if (!hints.format) {
    if (const auto signature = formats::signature_of(bytes)) {
      return text::unread(
          bytes, hints, options.limits, signature->format,
          values::diagnostic(values::Code::unsupported_format, {signature->name}, std::nullopt));
    }
  }
  return text::recover(bytes, hints, options, read_format, trace, &watch);
}

Result read(std::string_view bytes, const Hints& hints, const Options& options,
            const text::Trace& text_trace, const parse::Trace& parse_trace) {
  check(hints);
  values::Watch watch(options, Parser::stages());
  text::Recovered recovered = recover(bytes, hints, options, watch, text_trace);
  Result result;
  result.source = std::move(recovered.source);
  result.script = recovered.script;
  result.text = std::move(recovered.text.utf8);
  result.map = std::move(recovered.text.map);
  result.repairs = std::move(recovered.text.repairs.rows());
  result.diagnostics = std::move(recovered.text.diagnostics);
  const parse::Marks marks{recovered.text.blocks, recovered.text.links, recovered.text.cells};
  parse::parse(result, marks, hints.body, options.limits, parse_trace, &watch);
  return result;
}

std::string printable(const text::Text& text) {
  std::string out = text.utf8;
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

}  // namespace

Cleaned clean(std::string_view bytes, const Hints& hints, const Options& options) {
  check(options);
  check(hints);
  values::Watch watch(options, Parser::stages());
  text::Recovered recovered = recover(bytes, hints, options, watch, {});
  return {std::move(recovered.source),
          recovered.script,
          std::move(recovered.text.utf8),
          std::move(recovered.text.map),
          std::move(recovered.text.repairs.rows()),
          std::move(recovered.text.diagnostics)};
}

bool is_charset(std::string_view label) {
  return text::knows_charset(label);
}

std::string decode(std::string_view bytes, std::string_view charset) {
  require(text::knows_charset(charset), "no charset that is known: '" + std::string(charset) + "'");
  return text::decode_as(bytes, charset);
}

Parser::Parser(Options options) : options_(std::make_shared<const Options>(std::move(options))) {
  check(*options_);
}

Result Parser::parse(std::string_view bytes, const Hints& hints) const {
  return read(bytes, hints, *options_, {}, {});
}

const std::vector<std::string>& Parser::stages() {
  static const std::vector<std::string>& all = *new std::vector<std::string>([] {
    std::vector<std::string> names = text::stages();
    names.insert(names.end(), parse::stages().begin(), parse::stages().end());
    return names;
  }());
  return all;
}

std::string Parser::explain(std::string_view bytes, std::string_view stage,
                            const Hints& hints) const {
  if (std::find(stages().begin(), stages().end(), stage) == stages().end()) {
    throw std::invalid_argument("gongwen: there is no stage '" + std::string(stage) + "'");
  }
  std::string form;
  const Result result = read(
      bytes, hints, *options_,
      [&](std::string_view name, const text::Text& text) {
        if (name == stage) form = printable(text);
      },
      [&](std::string_view name, const std::function<std::string()>& print) {
        if (name == stage) form = print();
      });
  return form;
}

}  // namespace gongwen
