// What speaks for a label (emissions) and what may follow what (transitions), with the reasons.
//
// The currency is that of weights.hpp. A zone's score for a line is its bias plus the weights of
// the line's features; a path's score is the sum over its lines and steps.
#pragma once

#include <array>

#include "parse/lines/lines.hpp"
#include "parse/zones/zones.hpp"

namespace gongwen::parse::weights {

using F = Feature;
using Z = Zone;

struct Bias {
  Zone zone;
  float weight;
};

// Running text needs no evidence; everything else does, the more the rarer it is.
inline constexpr std::array biases{
    Bias{Z::navigation, -1.5F}, Bias{Z::page_title, -4},     Bias{Z::meta, -4},
    Bias{Z::copy_number, -6},   Bias{Z::classification, -6}, Bias{Z::urgency, -6},
    Bias{Z::issuer, -4},        Bias{Z::number, -6},         Bias{Z::approver, -6},
    Bias{Z::title, -3},         Bias{Z::passing, -6},        Bias{Z::addressee, -4},
    Bias{Z::paragraph, 0},      Bias{Z::heading, -4},        Bias{Z::attachment, -4},
    Bias{Z::contact, -4},       Bias{Z::signatory, -4},      Bias{Z::date, -5},
    Bias{Z::annotation, -5},    Bias{Z::disclosure, -6},     Bias{Z::cc, -6},
    Bias{Z::printed, -6},       Bias{Z::annex_mark, -5},     Bias{Z::related, -2},
    Bias{Z::disclaimer, -3},
};

struct Emission {
  Feature feature;
  Zone zone;
  float weight;
};

inline constexpr std::array emissions{
    // The page: a bar of buttons, a URL alone; a brief line is a button rather than a sentence.
    Emission{F::navigation, Z::navigation, 5},
    Emission{F::url, Z::navigation, 4},
    Emission{F::no_words, Z::navigation, 5},
    Emission{F::no_words, Z::title, -4},
    Emission{F::no_words, Z::page_title, -4},
    Emission{F::brief, Z::navigation, 1},
    Emission{F::ends_sentence, Z::navigation, -3},
    Emission{F::full, Z::navigation, -3},
    Emission{F::label, Z::navigation, -4},
    Emission{F::first, Z::navigation, 1},
    Emission{F::date, Z::navigation, -1},
    Emission{F::navigation, Z::paragraph, -2},
    Emission{F::navigation, Z::meta, 2},
    Emission{F::url, Z::paragraph, -2},
    Emission{F::announces_text, Z::navigation, 6},
    Emission{F::url, Z::disclaimer, 2},
    // A headline above the document: looks like its title, and a title follows behind metadata.
    Emission{F::title_begin, Z::page_title, 5},
    Emission{F::title_go_on, Z::page_title, 5},
    Emission{F::kind_at_end, Z::page_title, 3},
    Emission{F::ends_sentence, Z::page_title, -4},
    // label：value lines of the page.
    Emission{F::meta, Z::attachment, -3},
    Emission{F::meta, Z::meta, 4.5F},
    Emission{F::much_meta, Z::meta, 4},
    Emission{F::byline, Z::meta, 3},
    Emission{F::date_and_time, Z::meta, 6},
    Emission{F::registration, Z::meta, 7},
    Emission{F::much_meta, Z::paragraph, -3},
    Emission{F::meta, Z::contact, -2},
    Emission{F::meta, Z::disclaimer, -2},
    Emission{F::holds_sentence, Z::meta, -3},
    Emission{F::label, Z::meta, -4},
    // What markup says: <meta> and <title>, headings, centred heads, right-aligned signatures,
    // lists of links.
    Emission{F::markup_metadata, Z::meta, 25},
    // 目录 and its lines repeat headings: they are none, and no text.
    Emission{F::contents, Z::navigation, 25},
    Emission{F::markup_heading, Z::title, 1},
    Emission{F::markup_heading, Z::page_title, 1.5F},
    Emission{F::centred, Z::title, 1.5F},
    Emission{F::centred, Z::number, 0.5F},
    Emission{F::centred, Z::issuer, 1.5F},
    Emission{F::centred, Z::paragraph, -1},
    Emission{F::right_aligned, Z::signatory, 1.5F},
    Emission{F::right_aligned, Z::date, 1},
    Emission{F::right_aligned, Z::title, -2},
    Emission{F::all_link, Z::navigation, 2.5F},
    Emission{F::all_link, Z::attachment, 0.5F},
    Emission{F::all_link, Z::related, 1.5F},
    Emission{F::all_link, Z::paragraph, -2},
    Emission{F::all_link, Z::heading, -2},
    Emission{F::all_link, Z::title, -2.5F},
    Emission{F::all_link, Z::issuer, -2},
    Emission{F::all_link, Z::signatory, -4},
    Emission{F::table_row, Z::title, -2},
    Emission{F::table_row, Z::addressee, -3},
    // Names, dates and numbers in a table are its cells.
    Emission{F::data_row, Z::signatory, -4},
    Emission{F::data_row, Z::date, -4},
    Emission{F::data_row, Z::issuer, -4},
    Emission{F::data_row, Z::number, -3},
    Emission{F::data_row, Z::addressee, -2},
    Emission{F::data_row, Z::title, -2},
    Emission{F::data_row, Z::attachment, -3},
    Emission{F::data_row, Z::annex_mark, -3},
    // What the markup itself calls a menu or a footer. Makers of pages err: it does not decide
    // alone.
    Emission{F::furniture, Z::navigation, 3},
    Emission{F::furniture, Z::related, 1},
    Emission{F::furniture, Z::disclaimer, 1},
    Emission{F::furniture, Z::paragraph, -4},
    Emission{F::furniture, Z::title, -3},
    Emission{F::furniture, Z::heading, -3},
    Emission{F::furniture, Z::contact, -8},  // whom to ask about the site
    // 版头 (7.2): each part alone on its line above the title.
    Emission{F::copy_number, Z::copy_number, 9},
    Emission{F::classification, Z::classification, 10},
    Emission{F::urgency, Z::urgency, 10},
    Emission{F::urgency, Z::title, -6},
    Emission{F::urgency, Z::page_title, -6},
    Emission{F::approver, Z::approver, 11},
    Emission{F::letterhead, Z::issuer, 6.5F},
    // It may stand above or below its number, or above the text: 10.2 is seldom kept.
    Emission{F::order_head, Z::issuer, 5},
    Emission{F::organs, Z::issuer, 3.5F},
    Emission{F::before_number, Z::issuer, 3},
    Emission{F::before_about, Z::issuer, -4},
    Emission{F::ends_sentence, Z::issuer, -6},
    Emission{F::holds_sentence, Z::issuer, -6},
    Emission{F::before_date, Z::issuer, -3},
    // 3月15日，云泽市税务局发布第60号公告：
    Emission{F::reports, Z::issuer, -6},
    Emission{F::lead_in, Z::issuer, -4},
    Emission{F::letterhead, Z::paragraph, -2},
    Emission{F::number, Z::number, 11},
    Emission{F::number_at_end, Z::number, 3},
    Emission{F::full, Z::number, -4},
    Emission{F::ends_sentence, Z::number, -5},
    Emission{F::number, Z::paragraph, -3},
    // 标题 (7.3.1).
    Emission{F::title_begin, Z::title, 6.5F},
    Emission{F::title_go_on, Z::title, 7},
    Emission{F::title_end, Z::title, 1},
    Emission{F::kind_at_end, Z::title, 4},
    Emission{F::heads_text, Z::title, 4.5F},
    Emission{F::heads_text, Z::page_title, 3},
    Emission{F::before_about, Z::title, 3},
    Emission{F::ends_sentence, Z::title, -5},
    Emission{F::ends_list_mark, Z::title, -4},
    Emission{F::ends_colon, Z::title, -5},
    Emission{F::holds_sentence, Z::title, -5},
    Emission{F::label, Z::title, -5},
    Emission{F::date, Z::title, -5},
    Emission{F::list_item_dated, Z::title, -4},
    Emission{F::number, Z::title, -4},
    Emission{F::organs, Z::title, 0.5F},
    Emission{F::meta, Z::title, -4},
    Emission{F::full, Z::title, -1},
    Emission{F::brief, Z::title, 0.5F},
    Emission{F::bracketed, Z::title, -2},
    Emission{F::contact, Z::title, -4},
    Emission{F::passing, Z::passing, 12},
    Emission{F::bracketed, Z::passing, 1},
    // 主送机关 (7.3.2): readers and a colon.
    Emission{F::addressees, Z::addressee, 8},
    Emission{F::readers_at_end, Z::addressee, 1.5F},
    Emission{F::lead_in, Z::addressee, -4},
    Emission{F::holds_sentence, Z::addressee, -5},
    Emission{F::label, Z::addressee, -6},
    Emission{F::contact, Z::addressee, -5},
    Emission{F::attachment_head, Z::addressee, -6},
    Emission{F::ends_sentence, Z::addressee, -5},
    // 正文.
    // Minutes begin with when, where and who, below their date.
    Emission{F::meeting, Z::paragraph, 5},
    Emission{F::meeting, Z::title, -4},
    Emission{F::meeting, Z::signatory, -8},
    Emission{F::meeting, Z::addressee, -6},
    Emission{F::meeting, Z::cc, -4},
    Emission{F::holds_sentence, Z::paragraph, 1.5F},
    Emission{F::ends_sentence, Z::paragraph, 1.5F},
    Emission{F::full, Z::paragraph, 1},
    Emission{F::lead_in, Z::paragraph, 1},
    Emission{F::closing_phrase, Z::paragraph, 3},
    Emission{F::label, Z::heading, 7},
    Emission{F::doubtful_label, Z::heading, 4.5F},
    Emission{F::label, Z::paragraph, -5},
    Emission{F::doubtful_label, Z::paragraph, -2},
    // 1 总则: brief as a button or a headline is.
    Emission{F::weak_label, Z::navigation, -3},
    Emission{F::weak_label, Z::page_title, -3},
    Emission{F::weak_label, Z::title, -2},
    // 附件说明 (7.3.4) and what stands above an annex.
    Emission{F::attachment_head, Z::attachment, 9},
    Emission{F::attachment_item, Z::attachment, 3.5F},
    Emission{F::attachment_listed, Z::attachment, 3},
    // What a page offers below the text. A title with a file ending is no title.
    Emission{F::file_name, Z::attachment, 4},
    Emission{F::file_name, Z::title, -5},
    Emission{F::file_name, Z::paragraph, -2},
    Emission{F::file_name, Z::heading, -2},
    Emission{F::hanging, Z::attachment, 3},
    Emission{F::holds_sentence, Z::attachment, -2},
    Emission{F::attachment_head, Z::paragraph, -2},
    Emission{F::annex_mark, Z::annex_mark, 9},
    Emission{F::annex_mark, Z::paragraph, -3},
    Emission{F::ends_sentence, Z::attachment, -2},
    Emission{F::kind_at_end, Z::attachment, 1},
    // Contacts.
    Emission{F::contact, Z::contact, 7},
    Emission{F::phone, Z::contact, 5},
    Emission{F::label, Z::contact, -6},
    Emission{F::holds_sentence, Z::contact, -3},
    Emission{F::addressees, Z::contact, -1},
    // 署名 and 成文日期 (7.3.5).
    Emission{F::organs, Z::signatory, 4},
    Emission{F::before_date, Z::signatory, 4},
    Emission{F::organs_then_date, Z::signatory, 8},
    Emission{F::signer, Z::signatory, 8},
    Emission{F::ends_colon, Z::signatory, -4},
    Emission{F::ends_sentence, Z::signatory, -5},
    Emission{F::label, Z::signatory, -5},
    Emission{F::before_number, Z::signatory, -2},
    Emission{F::before_about, Z::signatory, -3},
    Emission{F::before_date, Z::paragraph, -2},
    // Without a date below, the place at the end of the text says as much.
    Emission{F::signs_off, Z::signatory, 4},
    Emission{F::signs_off, Z::paragraph, -2},
    Emission{F::signs_off, Z::issuer, -3},
    Emission{F::date, Z::date, 10},
    Emission{F::date, Z::paragraph, -2},
    Emission{F::label, Z::date, -6},
    // 附注 (7.3.6), 公开属性.
    Emission{F::annotation, Z::annotation, 9},
    Emission{F::annotation, Z::contact, -6},
    Emission{F::bracketed, Z::annotation, 2},
    Emission{F::full, Z::annotation, -3},
    Emission{F::disclosure, Z::disclosure, 11},
    Emission{F::disclosure, Z::meta, -1},
    // 版记 (7.4).
    Emission{F::cc, Z::cc, 12},
    Emission{F::printed, Z::printed, 11},
    Emission{F::copies, Z::printed, 8},
    Emission{F::readers_at_end, Z::cc, 1},
    Emission{F::reader_list, Z::cc, 7},
    Emission{F::reader_list, Z::addressee, 1},
    Emission{F::holds_sentence, Z::cc, -4},
    // Behind the document.
    // Teasers look like titles, dates and text: the cost lies in the step into their list.
    Emission{F::related_head, Z::related, 12},
    Emission{F::list_item_dated, Z::related, 9},
    Emission{F::holds_sentence, Z::related, 1.5F},
    Emission{F::ends_sentence, Z::related, 1.5F},
    Emission{F::full, Z::related, 1},
    Emission{F::list_item_dated, Z::paragraph, -2},
    Emission{F::date, Z::related, 4},
    Emission{F::label, Z::related, -3},
    Emission{F::disclaimer, Z::disclaimer, 8},
    Emission{F::disclaimer, Z::paragraph, -3},
    Emission{F::disclaimer, Z::contact, -3},
};

// Groups of zones, for what holds of all in a group.
enum class Group : std::uint8_t { page, head, body, tail, behind, count };

constexpr Group group_of(Zone zone) {
  if (zone <= Z::meta) return Group::page;
  if (zone <= Z::addressee) return Group::head;
  if (zone <= Z::heading) return Group::body;
  if (zone <= Z::annex_mark) return Group::tail;
  return Group::behind;
}

inline constexpr std::size_t group_count = static_cast<std::size_t>(Group::count);

// From row to column. GB/T 9704 has 版头, 主体, 版记 in this order; what goes back begins another
// document or is a slip.
inline constexpr std::array<std::array<float, group_count>, group_count> group_steps{{
    //  page   head   body   tail   behind
    {0.5F, 0.0F, -1.5F, -4.0F, -2.0F},   // page: body without any head is a fragment
    {-2.5F, 0.0F, 0.0F, -3.5F, -5.0F},   // head
    {-4.0F, -4.0F, 0.5F, 0.0F, -1.5F},   // body: a head here is an enclosed document's
    {-1.5F, -1.0F, -5.0F, 0.5F, 0.0F},   // tail: a head here begins the next document
    {-0.5F, -4.0F, -9.0F, -4.0F, 1.0F},  // behind: related articles look like documents
}};

struct Transition {
  Zone from;
  Zone to;
  float weight;  // replaces that of the groups
};

inline constexpr std::array transitions{
    // A headline, its metadata, then the document with its own title.
    Transition{Z::page_title, Z::page_title, 0.5F},
    Transition{Z::page_title, Z::meta, 1.5F},
    Transition{Z::page_title, Z::navigation, 0},
    Transition{Z::page_title, Z::title, -2},
    Transition{Z::page_title, Z::paragraph, -4},
    Transition{Z::page_title, Z::addressee, -5},
    Transition{Z::page_title, Z::heading, -5},
    Transition{Z::page_title, Z::number, 0},
    Transition{Z::meta, Z::page_title, -2},
    Transition{Z::meta, Z::meta, 1},
    // Metadata between the title and the text: the page's headline is the title.
    Transition{Z::title, Z::meta, 0},
    Transition{Z::title, Z::navigation, -1},
    Transition{Z::meta, Z::addressee, 0},
    Transition{Z::meta, Z::paragraph, -0.5F},
    Transition{Z::meta, Z::heading, -1},
    Transition{Z::navigation, Z::addressee, -1},
    Transition{Z::navigation, Z::paragraph, -2},
    Transition{Z::meta, Z::title, 0.5F},
    // 版头 in order.
    Transition{Z::issuer, Z::issuer, 0.5F},
    Transition{Z::issuer, Z::number, 1},
    Transition{Z::issuer, Z::title, 0},
    Transition{Z::issuer, Z::paragraph, -3},
    Transition{Z::issuer, Z::addressee, -3},
    Transition{Z::issuer, Z::heading, -4},
    Transition{Z::number, Z::title, 1},
    Transition{Z::number, Z::approver, 1},
    // 第120号 above ××令: seen, and the letterhead says itself what it is.
    Transition{Z::number, Z::issuer, 0},
    Transition{Z::number, Z::number, -3},
    Transition{Z::number, Z::paragraph, -1},
    Transition{Z::title, Z::title, 0.5F},
    Transition{Z::title, Z::number, 0.5F},
    Transition{Z::title, Z::addressee, 1},
    Transition{Z::title, Z::passing, 1},
    Transition{Z::title, Z::issuer, -3},
    Transition{Z::title, Z::paragraph, 0.5F},
    Transition{Z::title, Z::heading, 0.5F},
    Transition{Z::title, Z::date, -2},
    Transition{Z::title, Z::signatory, -3},
    Transition{Z::title, Z::related, -9},
    Transition{Z::passing, Z::related, -9},
    Transition{Z::addressee, Z::addressee, -3},
    Transition{Z::addressee, Z::paragraph, 1},
    Transition{Z::addressee, Z::title, -5},
    Transition{Z::addressee, Z::number, -5},
    Transition{Z::addressee, Z::issuer, -5},
    // A document may begin with its readers where nothing above them was kept.
    Transition{Z::paragraph, Z::addressee, -5},
    Transition{Z::heading, Z::addressee, -6},
    Transition{Z::paragraph, Z::title, -5},
    Transition{Z::heading, Z::title, -6},
    // 附件说明: a list; a section does not begin inside it.
    Transition{Z::attachment, Z::attachment, 2.5F},
    Transition{Z::attachment, Z::heading, -7},
    Transition{Z::attachment, Z::signatory, 1},
    Transition{Z::attachment, Z::date, 0.5F},
    Transition{Z::annex_mark, Z::title, 1.5F},
    Transition{Z::annex_mark, Z::paragraph, -0.5F},
    Transition{Z::annex_mark, Z::heading, -1},
    Transition{Z::annex_mark, Z::issuer, 0},
    Transition{Z::annex_mark, Z::annex_mark, 0},
    Transition{Z::annex_mark, Z::attachment, 1},
    Transition{Z::paragraph, Z::annex_mark, -1},
    Transition{Z::heading, Z::annex_mark, -1},
    // Contacts may stand inside the body, before the signature, or behind it.
    Transition{Z::contact, Z::contact, 1.5F},
    Transition{Z::contact, Z::heading, -2},
    Transition{Z::contact, Z::paragraph, -2.5F},
    Transition{Z::contact, Z::signatory, 0.5F},
    // 署名, then 成文日期, then 附注, then 版记.
    Transition{Z::signatory, Z::signatory, 1},
    Transition{Z::signatory, Z::date, 2},
    Transition{Z::signatory, Z::title, -3},
    Transition{Z::signatory, Z::issuer, -4},
    Transition{Z::date, Z::signatory, -3},
    Transition{Z::date, Z::annotation, 1},
    Transition{Z::date, Z::title, 0.5F},
    Transition{Z::date, Z::issuer, 0},
    Transition{Z::date, Z::date, -4},
    Transition{Z::cc, Z::cc, 2},
    Transition{Z::paragraph, Z::cc, -1},
    Transition{Z::heading, Z::cc, -1},
    Transition{Z::cc, Z::printed, 1},
    // Before 2012 主题词 stood above 抄送.
    Transition{Z::meta, Z::cc, 0},
    Transition{Z::meta, Z::printed, 0},
    Transition{Z::heading, Z::signatory, -0.5F},
    Transition{Z::paragraph, Z::date, -0.5F},
    // Behind.
    Transition{Z::navigation, Z::related, -5},
    Transition{Z::paragraph, Z::related, -7},
    Transition{Z::heading, Z::related, -7},
    Transition{Z::addressee, Z::related, -9},
    Transition{Z::attachment, Z::related, -6},
    Transition{Z::contact, Z::related, -6},
    Transition{Z::signatory, Z::related, -6},
    Transition{Z::date, Z::related, -5},
    Transition{Z::annotation, Z::related, -5},
    Transition{Z::disclosure, Z::related, -5},
    Transition{Z::cc, Z::related, -5},
    Transition{Z::printed, Z::related, -5},
    Transition{Z::annex_mark, Z::related, -6},
    Transition{Z::meta, Z::related, -5},
    Transition{Z::page_title, Z::related, -8},
    Transition{Z::disclaimer, Z::related, -4},
    Transition{Z::related, Z::title, -7},
    Transition{Z::related, Z::page_title, -6},
    Transition{Z::related, Z::number, -5},
    Transition{Z::related, Z::issuer, -6},
    Transition{Z::related, Z::addressee, -7},
    Transition{Z::related, Z::date, -8},
    Transition{Z::related, Z::related, 2},
    Transition{Z::related, Z::disclaimer, 0},
    Transition{Z::disclaimer, Z::disclaimer, 1},
    Transition{Z::disclaimer, Z::navigation, 0.5F},
    Transition{Z::related, Z::navigation, -1},
    // Below a news item stands who edited it.
    Transition{Z::paragraph, Z::meta, -2},
    Transition{Z::paragraph, Z::navigation, -3},
    Transition{Z::heading, Z::navigation, -3},
};

}  // namespace gongwen::parse::weights
