// JSON written piece by piece: no tree of it is ever in memory.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/render.hpp"

namespace gongwen::render {

// Writes one value. Calls come in the order of the text; `finish` hands on what is left.
class JsonWriter {
 public:
  // `indent`: spaces a level; negative: everything on one line. `sink` must outlive it.
  JsonWriter(const Sink& sink, int indent) : sink_(sink), indent_(indent) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  // Precedes a value in an object. Names need no escapes.
  void key(std::string_view name);

  // What is ill-formed UTF-8 becomes U+FFFD.
  void string(std::string_view text);
  template <std::integral Number>
  void number(Number value) {
    separate();
    buffer_ += std::to_string(value);
    flush();
  }
  void boolean(bool value);
  // A number in the fewest digits that tell it from others of its type. What is no number is null.
  void real(double value);
  void real(float value);

  void finish();

 private:
  void begin(char bracket);
  void end(char bracket);
  // What stands between the value before and the next.
  void separate();
  void line();
  template <typename Real>
  void shortest(Real value);
  void flush() {
    if (buffer_.size() >= piece_bytes) finish();
  }

  static constexpr std::size_t piece_bytes = 1U << 14;

  const Sink& sink_;
  int indent_;
  std::string buffer_;
  std::vector<bool> empty_;  // for each that is open: nothing stands in it
  bool behind_key_ = false;
};

}  // namespace gongwen::render
