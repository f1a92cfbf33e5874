// The elements and texts of markup, in the order of the source.
//
// This is not the tree of the HTML Standard (13.2.6): that one makes elements anew in each block
// that they reach into, so that its size has no bound (900 open <font> and 8 000 <p> of 100 KB are
// seven million elements), and it moves what is misplaced, so that it has another order than the
// source. Here a tag makes a few nodes at most, whatever surrounds it. What a reader of text sees
// is the same: which elements a character stands in, where lines begin and end, what is a table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html_names.hpp"
#include "formats/html_references.hpp"
#include "formats/html_tokens.hpp"
#include "gongwen/offset_map.hpp"
#include "values/watch.hpp"

namespace gongwen::formats {

// Elements that are open at a time, at most; what stands in deeper ones is read as of the last.
// Pages nest some 30 deep, editors' leavings a few hundred. It bounds what a tag costs.
inline constexpr std::size_t deepest_element = 512;

struct Node {
  Tag tag = Tag::unknown;             // Tag::text: characters; Tag::root: all of the markup
  Reading reading = Reading::data;    // of a text
  std::uint8_t attributes_count = 0;  // of those that are read
  bool fostered : 1 = false;   // stands in a table, but in none of its cells: no part of the table
  bool continued : 1 = false;  // goes on with an element that a misplaced end tag cut: no new line
  bool cut : 1 = false;        // goes on in another node: its line does not end
  Span source;                 // the tag, or the text; empty where the tag was left out
  std::uint32_t after = 0;     // index of the first node that is not below this one
  std::uint32_t attributes = 0;  // index of the first
  std::uint32_t prose = 0;       // bytes of prose (`prose_in`) in all texts before this node
};

class Tree {
 public:
  explicit Tree(std::string_view markup, values::Watch* watch = nullptr);

  [[nodiscard]] std::string_view markup() const { return markup_; }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  // True if elements nested deeper than `deepest_element`.
  [[nodiscard]] bool too_deep() const { return too_deep_; }

  // Empty where the element has no such attribute, or an empty one.
  [[nodiscard]] std::string attribute(const Node& node, AttributeName name) const;
  [[nodiscard]] const Attribute* find_attribute(const Node& node, AttributeName name) const;
  // The name of an element as the markup has it: of unknown ones, too.
  [[nodiscard]] std::string_view name_of(const Node& node) const;
  // Bytes of prose below a node.
  [[nodiscard]] std::size_t prose_below(const Node& node) const {
    return nodes_[node.after < nodes_.size() ? node.after : nodes_.size() - 1].prose - node.prose;
  }
  [[nodiscard]] std::size_t index_of(const Node& node) const {
    return static_cast<std::size_t>(&node - nodes_.data());
  }

  // Calls visit(child) for each child that is part of the element: what is fostered is not.
  // `visit` returns false to end.
  template <typename Visit>
  void each_child(const Node& node, Visit visit) const {
    for (std::size_t i = index_of(node) + 1; i < node.after; i = nodes_[i].after) {
      if (!nodes_[i].fostered && !visit(nodes_[i])) return;
    }
  }

 private:
  friend class TreeBuilder;

  std::string_view markup_;
  std::vector<Node> nodes_;  // in the order of the source; the last one is the end of the markup
  std::vector<Attribute> attributes_;
  bool too_deep_ = false;
};

// Bytes of text that has sentences: what a page wants to say, rather than its buttons. A style
// sheet or a script has none, whatever its strings say.
[[nodiscard]] std::size_t prose_in(std::string_view text);

}  // namespace gongwen::formats
