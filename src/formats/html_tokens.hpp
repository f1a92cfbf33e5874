// Markup → tokens, as the HTML Standard has it (13.2.5), each with its place. Nothing is copied: a
// token is a stretch of the markup, and what its characters stand for is asked of
// html_references.hpp. Time is linear, memory constant but for the attributes of one tag that are
// read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html_names.hpp"
#include "formats/html_references.hpp"
#include "gongwen/offset_map.hpp"

namespace gongwen::formats {

struct Attribute {
  AttributeName name = AttributeName::none;
  Span spelled;  // the name as the markup has it
  Span value;    // without quotes
};

struct Token {
  enum class Kind : std::uint8_t { text, start_tag, end_tag, comment, doctype, end };
  Kind kind = Kind::end;
  Tag tag = Tag::unknown;
  bool self_closing = false;
  Reading reading = Reading::data;    // of a text
  Span source;                        // all of it, from < to >
  Span name;                          // of a tag; of a comment, its data
  std::vector<Attribute> attributes;  // of a start tag: each name once, the first stands
};

class Tokenizer {
 public:
  // What the characters are until an end tag of `content_of` (13.2.5.1 to 13.2.5.5).
  enum class Content : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

  // `all_attributes`: those of no known name, too, for tests; they are compared pair by pair.
  explicit Tokenizer(std::string_view markup, bool all_attributes = false)
      : markup_(markup), all_attributes_(all_attributes) {}

  // The next token, of kind `end` when there is none.
  void next(Token& token);

  // Called behind a start tag: its content is no markup, up to the end tag of this name.
  void content(Content content, std::string_view until) {
    content_ = content;
    until_ = until;
  }
  // Where <![CDATA[ begins text rather than a comment: in SVG and MathML.
  void allow_cdata(bool allowed) { cdata_ = allowed; }

 private:
  void text(Token& token, std::size_t end, Reading reading);
  bool data(Token& token);
  bool up_to_end_tag(Token& token);
  bool script(Token& token);
  void cdata(Token& token);
  // The functions below begin at `at_`, at a `<`; false: the input ended within a tag.
  void declaration(Token& token);
  void comment(Token& token);
  void bogus_comment(Token& token, std::size_t begin);
  bool tag(Token& token, Token::Kind kind, std::size_t name);
  bool attributes(Token& token);
  void attribute(Token& token, Span spelled, Span value);
  [[nodiscard]] bool begins_markup(std::size_t at) const;
  // `name` stands `mark` bytes behind `at`, as the whole name of a tag.
  [[nodiscard]] bool is_tag(std::size_t at, std::size_t mark, std::string_view name) const;
  [[nodiscard]] bool is_end_tag(std::size_t at, std::string_view name) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view markup_;
  bool all_attributes_;
  bool cdata_ = false;
  std::size_t at_ = 0;
  Content content_ = Content::data;
  std::string_view until_;
};

// `a` in the case of `b`, which is lower case.
[[nodiscard]] bool same_name(std::string_view a, std::string_view lower);

}  // namespace gongwen::formats
