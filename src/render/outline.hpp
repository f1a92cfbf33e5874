// Lines of an outline: labelled values in columns, each with its place in the source.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/render.hpp"
#include "render/terminal.hpp"

namespace gongwen::render {

// Writes the lines of an outline. Everything that comes from the input is made harmless here.
class Outline {
 public:
  // `map` leads from spans to the places that are printed; it must outlive the outline.
  Outline(const TextOptions& options, const OffsetMap& map) : options_(options), map_(map) {}

  // A line as it is, in `style`.
  void line(std::string_view text, Style style = Style::plain);
  void gap() { out_ += '\n'; }

  // `中文 field   value   @begin–end`. A value that is too long goes on below itself. Several rows
  // of one field follow with the label left out.
  void field(std::string_view label, std::string_view key, std::string_view value,
             std::optional<Span> span, Style style = Style::plain);
  // Body text: cut to one line, unless all of it is asked for. `mark` is its label, if it has one.
  void body(std::size_t depth, std::string_view mark, std::string_view text, Span span,
            Style style = Style::plain);

  // What follows stands further right.
  void indent() { margin_ += indent_step; }
  void outdent() { margin_ -= indent_step; }

  [[nodiscard]] Language language() const { return options_.language; }
  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  static constexpr std::size_t indent_step = 2;

  [[nodiscard]] std::string paint(std::string_view text, Style style) const {
    return render::paint(text, style, options_.color);
  }
  [[nodiscard]] std::string place(std::optional<Span> span) const;
  [[nodiscard]] std::size_t room(std::size_t used) const;

  TextOptions options_;
  const OffsetMap& map_;
  std::size_t margin_ = 0;
  std::string out_;
};

// `repairs` as a table: kind, how many, the first as an example.
void add_repairs(Outline& out, const std::vector<Repair>& repairs);
// Each with its place; under the first of a code, what to do about it.
void add_diagnostics(Outline& out, const std::vector<Diagnostic>& diagnostics);

// How many repairs all rows stand for.
[[nodiscard]] std::size_t count_of(const std::vector<Repair>& repairs);
// `UTF-8`, or `GB18030 (0.93)` where there is doubt.
[[nodiscard]] std::string encoding_of(const Source& source);

}  // namespace gongwen::render
