// The glue, and nothing else: formats, text recovery and parsing in their order.
#include "gongwen/parser.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "formats/formats.hpp"
#include "formats/signature.hpp"
#include "parse/parse.hpp"
#include "text/charset/foreign.hpp"
#include "text/recover.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen {
namespace {

// Offsets are 32 bits, and a text may be up to twice as long as its source (GBK to UTF-8: 1.5).
constexpr std::uint32_t max_input_bytes = (1U << 31) - 1;

void check(const Limits& limits) {
  if (limits.input_bytes > max_input_bytes) {
    throw std::invalid_argument("gongwen: limits.input_bytes must be at most 2^31 - 1");
  }
}

text::Recovered recover(std::string_view bytes, const Hints& hints, const Options& options,
                        const text::Trace& trace) {
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
  return text::recover(bytes, hints, options, read_format, trace);
}

Result read(std::string_view bytes, const Hints& hints, const Options& options,
            const text::Trace& text_trace, const parse::Trace& parse_trace) {
  text::Recovered recovered = recover(bytes, hints, options, text_trace);
  Result result;
  result.source = std::move(recovered.source);
  result.script = recovered.script;
  result.text = std::move(recovered.text.utf8);
  result.map = std::move(recovered.text.map);
  result.repairs = std::move(recovered.text.repairs.rows());
  result.diagnostics = std::move(recovered.text.diagnostics);
  parse::parse(result, recovered.text.blocks, recovered.text.links, recovered.text.cells,
               options.limits, parse_trace);
  return result;
}

std::string printable(const text::Text& text) {
  std::string out = text.utf8;
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

}  // namespace

Cleaned clean(std::string_view bytes, const Hints& hints, const Options& options) {
  check(options.limits);
  text::Recovered recovered = recover(bytes, hints, options, {});
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
  return text::decode_as(bytes, charset);
}

Parser::Parser(Options options) : options_(std::make_shared<const Options>(options)) {
  check(options_->limits);
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
