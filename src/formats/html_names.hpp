// The names of HTML that mean something to a reader of text: elements and attributes.
#pragma once

#include <cstdint>
#include <string_view>

namespace gongwen::formats {

// Elements that the rules of tree construction or of reading name; `unknown` is any other.
// clang-format off
#define GONGWEN_HTML_TAGS(X)                                                                      \
  X(a) X(address) X(applet) X(area) X(article) X(aside) X(b) X(base) X(basefont) X(bgsound)       \
  X(big) X(blockquote) X(body) X(br) X(button) X(caption) X(center) X(code) X(col) X(colgroup)    \
  X(dd) X(desc) X(details) X(dialog) X(dir) X(div) X(dl) X(dt) X(em) X(embed) X(fieldset)         \
  X(figcaption) X(figure) X(font) X(footer) X(foreignobject) X(form) X(frame) X(frameset) X(h1)   \
  X(h2) X(h3) X(h4) X(h5) X(h6) X(head) X(header) X(hgroup) X(hr) X(html) X(i) X(iframe)          \
  X(image) X(img) X(input) X(keygen) X(legend) X(li) X(link) X(listing) X(main) X(marquee)        \
  X(math) X(menu) X(menuitem) X(meta) X(nav) X(nobr) X(noembed) X(noframes) X(noscript)           \
  X(object) X(ol) X(optgroup) X(option) X(p) X(param) X(plaintext) X(pre) X(rb) X(rp) X(rt)       \
  X(rtc) X(ruby) X(s) X(script) X(search) X(section) X(select) X(small) X(source) X(span)         \
  X(strike) X(strong) X(style) X(sub) X(summary) X(sup) X(svg) X(table) X(tbody) X(td)            \
  X(textarea) X(tfoot) X(th) X(thead) X(title) X(tr) X(track) X(tt) X(u) X(ul) X(var) X(wbr)      \
  X(xmp)
// clang-format on

// Names that are words of C++ have an underscore; `template` is the only one.
enum class Tag : std::uint8_t {
  unknown,
#define GONGWEN_HTML_TAG(name) name,
  GONGWEN_HTML_TAGS(GONGWEN_HTML_TAG)
#undef GONGWEN_HTML_TAG
      template_,
  text,  // no element
  root,  // the document itself
};
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::root) + 1;

// Whatever the case of `name` is.
[[nodiscard]] Tag tag_of_name(std::string_view name);

// The attributes that are read. Of all others nothing is kept: a tag may have any number of them.
enum class AttributeName : std::uint8_t {
  align,
  aria_hidden,
  class_,
  content,
  hidden,
  href,
  id,
  name,
  property,
  rel,
  style,
  type,
  value,
  none,  // any other
};
[[nodiscard]] AttributeName attribute_of_name(std::string_view name);

// A set of tags, looked up in one step.
class Tags {
 public:
  template <typename... Names>
  constexpr explicit Tags(Names... names) {
    (add(names), ...);
  }
  [[nodiscard]] constexpr bool has(Tag tag) const {
    const auto i = static_cast<std::size_t>(tag);
    return (bits_[i / 64] >> (i % 64) & 1U) != 0;
  }

 private:
  constexpr void add(Tag tag) {
    const auto i = static_cast<std::size_t>(tag);
    bits_[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  static_assert(tag_count <= 192);
  std::uint64_t bits_[3] = {};
};

}  // namespace gongwen::formats
