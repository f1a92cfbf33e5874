// The text stages in their order: bytes in, clean text out.
#pragma once

#include <functional>
#include <string_view>

#include "gongwen/clean.hpp"
#include "text/text.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

// Told the name of each stage and what it hands on.
using Trace = std::function<void(std::string_view stage, const Text&)>;

struct Recovered {
  Text text;
  Source source;
  Script script = Script::none;
};

// Takes the text out of markup, and says in `source` what the format was. It runs on decoded text,
// before damage is looked for: tags and character references would hide it.
using FormatReader = std::function<Text(Text decoded, Source& source)>;

[[nodiscard]] Recovered recover(std::string_view bytes, const Hints& hints, const Options& options,
                                const FormatReader& read_format = {}, const Trace& trace = {},
                                values::Watch* watch = nullptr);

// Of bytes that hold no text of their own: no text, no encoding, one diagnostic.
[[nodiscard]] Recovered unread(std::string_view bytes, const Hints& hints, const Limits& limits,
                               Format format, Diagnostic why);

// Names of the stages that `recover` traces, in order.
[[nodiscard]] const std::vector<std::string>& stages();

}  // namespace gongwen::text
