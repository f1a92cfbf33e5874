// Each promise, broken once: `broken_invariant` must name it.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "gongwen/result.hpp"
#include "sample_result.hpp"
#include "values/utf8.hpp"

namespace gongwen {
namespace {

using test::sample_result;

TEST(Invariant, HoldsForTheSample) {
  EXPECT_EQ(broken_invariant(sample_result()), "");
}

TEST(Invariant, HoldsForNothing) {
  EXPECT_EQ(broken_invariant(Result{}), "");
}

struct Fault {
  const char* name;
  const char* found;  // must stand in the sentence
  std::function<void(Result&)> make;
};

class InvariantFault : public testing::TestWithParam<Fault> {};

TEST_P(InvariantFault, IsNamed) {
  Result result = sample_result();
  GetParam().make(result);
  EXPECT_NE(broken_invariant(result).find(GetParam().found), std::string::npos)
      << "said: '" << broken_invariant(result) << "'";
}

Document& document(Result& result) {
  return result.documents[0];
}
Section& section(Result& result) {
  return result.documents[0].sections[0];
}

// A map of the sample's size with one run that claims something else.
OffsetMap bent_map(const Result& result, std::uint32_t more_source) {
  OffsetMap map;
  map.append(static_cast<std::uint32_t>(result.text.size()) + more_source,
             static_cast<std::uint32_t>(result.text.size()), RepairKind::width);
  return map;
}

const Fault faults[] = {
    {"text_not_utf8", "text is not valid UTF-8", [](Result& r) { r.text[0] = '\xFF'; }},
    {"map_too_short", "map covers", [](Result& r) { r.map = OffsetMap::identity(3); }},
    {"source_lost", "bytes of the source", [](Result& r) { r.map = bent_map(r, 7); }},
    {"source_cut_silently", "bytes of the source", [](Result& r) { r.source.bytes += 1; }},
    {"run_cuts_character", "map.runs[1] begins inside",
     [](Result& r) {
       const auto size = static_cast<std::uint32_t>(r.text.size());
       r.map = OffsetMap();
       r.map.append(1, 1, RepairKind::width);
       r.map.append(size - 1, size - 1, RepairKind::variant);
     }},
    {"segment_gap", "segments[1] begins at", [](Result& r) { r.segments[1].span.begin += 3; }},
    {"segment_missing", "segments end at", [](Result& r) { r.segments.pop_back(); }},
    {"segment_of_no_document", "of 1", [](Result& r) { r.segments[2].document = 1; }},
    {"segment_outside_document", "lies outside document 0",
     [](Result& r) {
       r.segments[0].document = 0;
       r.segments[0].part = Part::paragraph;
       r.page = {};
     }},
    {"span_out_of_bounds", "documents[0].title has its span",
     [](Result& r) { document(r).title->span.end = 1'000'000; }},
    {"span_backwards", "documents[0].title has its span",
     [](Result& r) {
       document(r).title->span = {90, 80};
     }},
    {"span_cuts_character", "cuts a character",
     [](Result& r) { document(r).title->span.begin += 1; }},
    {"span_empty", "stands nowhere",
     [](Result& r) { document(r).title->span.end = document(r).title->span.begin; }},
    {"invented_text", "documents[0].paragraphs[0] says",
     [](Result& r) { document(r).paragraphs[0].text += "！"; }},
    {"empty_value", "is empty", [](Result& r) { document(r).annotation->text.clear(); }},
    {"phone_of_other_digits", "contacts[0].phones[1] says",
     [](Result& r) { document(r).contacts[0].phones[1].text = "0555-5550125"; }},
    {"wrong_part", "signatories[0] stands in a segment of part 'issuer'",
     [](Result& r) { document(r).signatories[0].span = document(r).issuers[0].span; }},
    {"outside_document", "leaves its document",
     [](Result& r) { document(r).span.end = document(r).annotation->span.begin; }},
    {"section_outside_document", "leaves what holds it",
     [](Result& r) { section(r).span.begin = 0; }},
    {"section_at_wrong_level", "says level 3 at depth 2",
     [](Result& r) { section(r).sections[0].level = 3; }},
    {"sections_overlap", "before its neighbour ends",
     [](Result& r) { document(r).sections.push_back(section(r)); }},
    {"heading_outside_section", "leaves its section",
     [](Result& r) { section(r).sections[0].heading = section(r).heading; }},
    {"section_without_label", "has no label", [](Result& r) { section(r).label.clear(); }},
    {"run_in_without_heading", "run-in without a heading",
     [](Result& r) { section(r).sections[0].heading.reset(); }},
    {"confidence_too_high", "has confidence", [](Result& r) { document(r).title->confidence = 2; }},
    {"confidence_not_a_number", "has confidence",
     [](Result& r) { document(r).title->confidence = std::numeric_limits<float>::quiet_NaN(); }},
    {"no_date", "is no date", [](Result& r) { document(r).date->month = 13; }},
    {"no_disclosure_class", "is no class",
     [](Result& r) { document(r).disclosure = document(r).annotation; }},
    {"reference_to_nothing", "has neither title nor number",
     [](Result& r) { document(r).references[0].title.reset(); }},
    {"repair_without_kind", "repairs[0] has no kind",
     [](Result& r) {
       r.repairs.push_back({RepairKind::none, "a", "b", {}, {}, 1, 1});
     }},
    {"repair_out_of_source", "out of bounds",
     [](Result& r) {
       r.repairs.push_back({RepairKind::width, "a", "b", {}, {0, 1'000'000}, 1, 1});
     }},
    {"duplicate_of_itself", "duplicates what is not before it",
     [](Result& r) {
       document(r).role = DocumentRole::duplicate;
       document(r).duplicate_of = 0;
     }},
    {"enclosed_outside", "documents[0].enclosed[0]",
     [](Result& r) {
       document(r).enclosed.emplace_back().span = {0, 3};
     }},
};

INSTANTIATE_TEST_SUITE_P(Each, InvariantFault, testing::ValuesIn(faults),
                         [](const auto& fault) { return std::string(fault.param.name); });

TEST(Invariant, AllowsWhatALimitCutOffIfItSaysSo) {
  Result result = sample_result();
  result.source.bytes += 100;
  result.diagnostics.push_back({Severity::warning, "limit", "The end was not read.", {}});
  EXPECT_EQ(broken_invariant(result), "");
}

TEST(Invariant, AllowsAColonBetweenOfficeAndPerson) {
  Result result;
  test::SampleWriter out(result);
  out.segment(Part::signatory, "县长：王小川");
  result.documents.resize(1);
  result.documents[0].span = {0, out.size()};
  result.documents[0].signatories = {{"县长 王小川", {0, out.size()}, 1}};
  result.map = OffsetMap::identity(out.size());
  result.source.bytes = out.size();
  EXPECT_EQ(broken_invariant(result), "");
}

TEST(Names, AreThoseOfTheContract) {
  EXPECT_EQ(name(RepairKind::encoding), "encoding");
  EXPECT_EQ(name(RepairKind::gbk_as_big5), "gbk_as_big5");
  EXPECT_EQ(name(RepairKind::lost_number_bracket), "lost_number_bracket");
  EXPECT_EQ(name(RepairKind::entity), "entity");
  EXPECT_EQ(name(NumberForm::announcement), "announcement");
  EXPECT_EQ(name(LabelStyle::ordinal_word), "ordinal_word");
  EXPECT_EQ(name(ReferenceRole::replies_to), "replies_to");
  EXPECT_EQ(name(PeriodRole::expiry), "expiry");
  EXPECT_EQ(name(DocumentRole::annex), "annex");
  EXPECT_EQ(name(Format::ofd), "ofd");
  EXPECT_EQ(name(Script::mixed), "mixed");
  EXPECT_EQ(name(Severity::error), "error");
  EXPECT_EQ(name(Part::blank), "blank");
  EXPECT_EQ(name(Part::passing_line), "passing_line");
  EXPECT_EQ(name(Part::printed), "printed");
  EXPECT_EQ(name(Part::other), "other");
}

TEST(DateIso, HasThePrecisionOfTheText) {
  Date date;
  date.year = 2024;
  EXPECT_EQ(date.iso(), "2024");
  date.month = 9;
  EXPECT_EQ(date.iso(), "2024-09");
  date.day = 2;
  EXPECT_EQ(date.iso(), "2024-09-02");
}

TEST(Utf8, IsCheckedAsUnicodeDefinesIt) {
  for (const char* good : {"", "a", "é", "关", "𠀀", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(values::is_valid_utf8(good)) << good;
  }
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE5\x85"}) {
    EXPECT_FALSE(values::is_valid_utf8(bad));
  }
}

TEST(Utf8, WhiteSpaceIsThatOfUnicode) {
  EXPECT_EQ(values::without_white_space(" 几\u3000个\u00A0问\u2003题\r\n"), "几个问题");
  EXPECT_EQ(values::without_white_space("\u200B"), "\u200B");  // zero width: no white space
}

}  // namespace
}  // namespace gongwen
