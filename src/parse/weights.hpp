// Every heuristic constant of the parser, each with its reason.
//
// Costs and weights are in one currency: about 1 is weak evidence, 3 is strong, 6 decides alone.
// They are set by hand from the rules of GB/T 9704-2012 and from what real pages show.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gongwen::parse {

// The search for the tree of section labels (outline.cpp). 0 is a label where it is due.
namespace outline_cost {
inline constexpr float open = 0.1F;  // a list below: slightly dearer than going on
inline constexpr float runs_on =
    0.6F;  // （四） under 二、 after （三） under 一、: common in policies
inline constexpr float other_mark = 0.8F;  // `2、` after `1.`: writers mix them, but rarely
inline constexpr float inverted = 1.5F;    // 一、 below 1.: against 7.3.3, seen in annexes
inline constexpr float doubled = 2.0F;     // 一、 twice: a slip of the writer
inline constexpr float gap = 1.5F;         // one or two numbers missing: lost lines
inline constexpr int small_gap = 2;        // more than two missing is another list
inline constexpr float restarted = 1.8F;   // a list begins anew below a heading without a label
inline constexpr float open_late = 2.2F;   // a list that does not begin with 1
inline constexpr float new_root =
    1.55F;  // an outer style only now: 一、 after a loose （一）; rather than below it
inline constexpr float wild = 3.5F;      // no sequence at all
inline constexpr float no_label = 2.6F;  // not a label: dearer than one fault, cheaper than wild
inline constexpr float doubtful = 4;     // times what the label's own shape leaves in doubt
// 第八条与…, 2.85%以上…: not a label, unless its list would have a gap without it.
inline constexpr float weak = 1.2F;
// Numbers without marks: three in order are a list, two are one where a list was found before.
inline constexpr std::size_t first_chain = 3;
inline constexpr std::size_t next_chain = 2;
inline constexpr float chain_unlabelled = 2.0F;       // as `no_label`, for one of such a list
inline constexpr std::size_t longest_quotation = 60;  // lines: an article with all its items
inline constexpr std::size_t beam_width = 8;  // readings kept; faults seldom leave more than three
}  // namespace outline_cost

// Sections that begin inside a line (label_cuts.cpp).
namespace label_cut {
// The second section begins a line, so does the first: its text has few lines of its own.
inline constexpr std::uint32_t nearby_lines = 12;
// A text of so few lines that are so long (bytes) lost its breaks.
inline constexpr std::size_t few_lines = 2;
inline constexpr std::size_t long_line = 300;
}  // namespace label_cut

// When what stands behind the last section is not its own (closing.cpp).
namespace closing_shape {
inline constexpr std::size_t fewest_sections = 8;  // that are one paragraph each
inline constexpr std::size_t exceptions = 8;       // one in eight may have more
inline constexpr std::size_t opening = 900;        // bytes that tell whether a text closes
}  // namespace closing_shape

// What speaks for a heading in a numbered paragraph (heading_text.cpp): above 0 it is one.
namespace heading_weight {
inline constexpr float certain = 9;                   // no sibling changes it
inline constexpr float bare_line = 4;                 // a line without any sentence mark
inline constexpr float bare_without_content = -1.5F;  // nothing below it: rather an item of a list
inline constexpr std::size_t long_bare = 24;   // so long a line is a sentence without its 。
inline constexpr float colon_name = 2.5F;      // 申请材料：…
inline constexpr std::size_t short_name = 14;  // longer words before a colon are seldom a name
inline constexpr float long_name = -2;
inline constexpr float run_in = 2;               // a short sentence, then the text
inline constexpr std::size_t brief_run_in = 12;  // so short a sentence before others names
inline constexpr float brief = 1.5F;
inline constexpr std::size_t long_run_in_from = 24;  // most run-in headings have 4 to 20 characters
inline constexpr float long_run_in = -1;
inline constexpr std::size_t article_name = 16;  // 第三条 载体建设。: longer ones are rules
inline constexpr float article_run_in = 0.5F;    // articles seldom have names: the others decide
inline constexpr float article_line = 2;         // 第三条 租赁管理 above the rule
inline constexpr float lone_sentence = -1.5F;    // a paragraph of one sentence tells it
inline constexpr std::size_t short_sentence = 14;
inline constexpr float long_sentence = -2;
inline constexpr float content_below = 4;  // text or sections follow: it heads them
inline constexpr float marked = 6;  // in heavier type than the text behind it: the writer says so
// What a sentence shows of telling (below 0) or naming (above 0).
inline constexpr float modal = -3;       // 应当, 不得, 可以: a rule
inline constexpr float opener = -2;      // 对, 经, 凡: begins a sentence with its conditions
inline constexpr float ends_in_de = -3;  // …的: a case, the rule follows
inline constexpr float digit = -1.5F;    // amounts and dates are told
inline constexpr float citation = -1;
inline constexpr float clause = -1;             // each comma
inline constexpr float parallel_clauses = 1;    // 高度重视，积极组织
inline constexpr std::size_t clause_slack = 2;  // characters by which parallel clauses may differ
inline constexpr float verb_first = 2;          // 加强…, 推进…: no subject of its own
inline constexpr float question = 4;            // 哪些人可以申请？ above its answer
inline constexpr float about = 3;               // 关于…问题
// How much the siblings of a doubtful heading change its score.
inline constexpr float doubt = 3;
inline constexpr float siblings = 1.0F;
// One among more than four that all are sentences is a sentence, unless more speaks for it.
inline constexpr std::size_t unanimous = 4;
inline constexpr float sure_among_many = 4;
// Three of four lines without marks and text below are a list.
inline constexpr std::size_t items_of = 4;
inline constexpr std::size_t items_are = 3;
}  // namespace heading_weight

// Below this confidence a line's label is reported with its runner-up.
inline constexpr float doubtful_part = 0.75F;

// Sizes, in characters, that tell one thing from another.
namespace size {
inline constexpr std::size_t short_line = 16;      // a date, a name, a label with its value
inline constexpr std::size_t full_line = 48;       // longer lines are running text or long titles
inline constexpr std::size_t longest_title = 160;  // the longest joint titles have about 150
inline constexpr std::size_t title_lines = 12;     // six organs on lines of their own and the rest
inline constexpr std::size_t hanging_columns = 6;  // body text is indented by four columns at most
inline constexpr std::size_t plain_title_lines =
    4;  // a title without 关于, in the middle of the page
inline constexpr std::size_t longest_contents = 400;    // lines of a table of contents
inline constexpr std::size_t run_in_heading = 40;       // the limit for a heading before its text
inline constexpr std::size_t longest_addressees = 400;  // all provinces and ministries by name
}  // namespace size

}  // namespace gongwen::parse
