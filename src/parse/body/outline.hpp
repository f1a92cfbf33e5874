// Which labels number a section, and how deep: decided for the whole sequence of labels at once.
//
// A label's level does not follow from its shape (`1.` may stand under 一、 or under （一）), and a
// line that looks like a label may be none (a wrapped `第三条规定…`). So the solver searches for
// the reading of the sequence with the fewest faults: each label continues an open list, opens a
// list below, runs on from the list that its style had under the section before, or is no label at
// all.
#pragma once

#include <cstddef>
#include <vector>

#include "parse/weights.hpp"
#include "scan/label.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

// A label that may number a section, as it stands in the text.
struct Candidate {
  scan::LabelForm form = scan::LabelForm::han_comma;
  int ordinal = 0;
  int sub_ordinal = 0;  // 第三条之一: 1
  float doubt = 0;      // what it costs to take it for a label; 0: nothing speaks against it
  float unlabelled = outline_cost::no_label;  // what it costs to take it for none
  bool weak = false;                          // more often no label than one
};

struct Placement {
  int level = 0;       // depth in the tree, 1 outermost; 0: no section
  bool fault = false;  // the numbering is broken here: missing, doubled or restarted
  int expected = 0;    // the ordinal that the sequence asks for
};

// One placement for each candidate. Linear in their number. `piece`: what stands before the first
// is not there, so that it may have any number.
[[nodiscard]] std::vector<Placement> outline(const std::vector<Candidate>& candidates,
                                             std::size_t max_depth, bool piece = false,
                                             values::Watch* watch = nullptr);

}  // namespace gongwen::parse
