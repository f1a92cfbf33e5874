// A result built by hand, for the tests of what reads results: it keeps all promises.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::test {

// Writes a text segment by segment.
class SampleWriter {
 public:
  explicit SampleWriter(Result& result) : result_(result) {}

  // Adds a segment and its text; document -1: belongs to none.
  void segment(Part part, std::string_view text, int document = 0) {
    const Span span{size(), size() + static_cast<std::uint32_t>(text.size())};
    result_.text += text;
    result_.segments.push_back({part, {}, span, 0.9F, Part::other});
    if (document >= 0) result_.segments.back().document = document;
  }
  // Where `text` stands in the last segment.
  [[nodiscard]] Span find(std::string_view text) const {
    const auto at = result_.text.find(text, result_.segments.back().span.begin);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
  }
  [[nodiscard]] Value value(std::string_view text) const {
    return {std::string(text), find(text), 0.9F};
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(result_.text.size());
  }

 private:
  Result& result_;
};

inline Result sample_result() {
  Result result;
  SampleWriter out(result);
  Document document;
  Section outer;
  Section inner;

  out.segment(Part::page_metadata, "来源：临江县人民政府网\n", -1);
  result.page.origin = out.value("临江县人民政府网");
  document.span.begin = out.size();
  out.segment(Part::issuer, "临江县教育局文件\n");
  document.issuers = {out.value("临江县教育局")};
  out.segment(Part::number, "临教发〔2024〕5号\n");
  static_cast<Value&>(document.number.emplace()) = out.value("临教发〔2024〕5号");
  document.number->agency = "临教发";
  document.number->year = 2024;
  document.number->serial = 5;
  out.segment(Part::title, "关于开展校园\n安全演练的通知\n");
  document.title = Value{"关于开展校园安全演练的通知", out.find("关于开展校园\n安全演练的通知"), 1};
  document.kind = out.value("通知");
  out.segment(Part::blank, "\n");
  out.segment(Part::addressee, "各中心校：\n");
  document.addressees = {out.value("各中心校")};
  out.segment(Part::paragraph, "根据《中小学幼儿园安全管理办法》，现通知如下。\n");
  document.paragraphs = {out.value("根据《中小学幼儿园安全管理办法》，现通知如下。")};
  Reference& reference = document.references.emplace_back();
  reference.title = out.value("中小学幼儿园安全管理办法");
  reference.role = ReferenceRole::basis;
  reference.span = out.find("《中小学幼儿园安全管理办法》");
  outer.span.begin = out.size();
  out.segment(Part::heading, "一、演练安排\n");
  outer.label = "一、";
  outer.style = LabelStyle::han;
  outer.ordinal = 1;
  outer.heading = out.value("演练安排");
  out.segment(Part::heading, "（一）时间。2024年9月底前完成。\n");
  inner.level = 2;
  inner.label = "（一）";
  inner.style = LabelStyle::han_paren;
  inner.ordinal = 1;
  inner.heading = out.value("时间");
  inner.run_in = true;
  inner.paragraphs = {out.value("2024年9月底前完成。")};
  inner.span = out.find("（一）时间。2024年9月底前完成。");
  outer.span.end = inner.span.end;
  outer.sections = {inner};
  document.sections = {outer};
  Period& period = document.dates.emplace_back();
  static_cast<Value&>(period) = out.value("2024年9月底前");
  period.start = "2024-09-30";
  period.role = PeriodRole::deadline;
  out.segment(Part::contact, "联系人：王小川，电话：0555-5550123、5550124。\n");
  Contact& contact = document.contacts.emplace_back();
  contact.names = {out.value("王小川")};
  contact.phones = {out.value("0555-5550123"), Value{"0555-5550124", out.find("5550124"), 0.8F}};
  contact.span = out.find("王小川，电话：0555-5550123、5550124");
  out.segment(Part::attachment, "附件：1.演练记录表\n");
  Attachment& attachment = document.attachments.emplace_back();
  attachment.ordinal = 1;
  attachment.title = out.value("演练记录表");
  out.segment(Part::signatory, "临江县教育局\n");
  document.signatories = {out.value("临江县教育局")};
  out.segment(Part::date, "2024年9月2日\n");
  static_cast<Value&>(document.date.emplace()) = out.value("2024年9月2日");
  document.date->year = 2024;
  document.date->month = 9;
  document.date->day = 2;
  out.segment(Part::annotation, "（此件公开发布）\n");
  document.annotation = out.value("此件公开发布");
  document.span.end = out.size();
  result.documents = {document};
  result.script = Script::hans;
  result.source.name = "notice.txt";
  result.source.bytes = result.text.size();
  result.map = OffsetMap::identity(out.size());
  return result;
}

}  // namespace gongwen::test
