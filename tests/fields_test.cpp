// The inline fields of a document, read from spans of authored text.
#include "parse/fields/fields.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using Strings = std::vector<std::string>;

Span whole(std::string_view text) {
  return scan::make_span(0, text.size());
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out.push_back(scan::make_span(begin, end));
    begin = end + 1;
  }
  return out;
}

// The promise of every value: its text is the text of its span but for white space.
void expect_in_place(std::string_view text, const Value& value) {
  EXPECT_EQ(scan::without_spaces(value.text), scan::without_spaces(value.span.of(text)));
}

Strings texts(std::string_view text, const std::vector<Value>& values) {
  Strings out;
  for (const Value& value : values) {
    expect_in_place(text, value);
    out.push_back(value.text);
  }
  return out;
}

Strings read_addressees(std::string_view text) {
  return texts(text, addressees(text, whole(text)));
}

TEST(Addressees, PartAsTheDocumentPartsThem) {
  EXPECT_EQ(read_addressees("各省、自治区、直辖市人民政府，各有关机构："),
            (Strings{"各省、自治区、直辖市人民政府", "各有关机构"}));
  EXPECT_EQ(read_addressees("各区市场监管局、市属学校、有关单位："),
            (Strings{"各区市场监管局", "市属学校", "有关单位"}));
  EXPECT_EQ(read_addressees("各省、自治区、直辖市人民政府："),
            Strings{"各省、自治区、直辖市人民政府"});
  EXPECT_EQ(read_addressees("各县（市、区）财政局（云岭不发），省直各单位："),
            (Strings{"各县（市、区）财政局（云岭不发）", "省直各单位"}));
  EXPECT_EQ(read_addressees("各区、县（市）人民政府，市政府各委、办、局："),
            (Strings{"各区、县（市）人民政府", "市政府各委、办、局"}));
  EXPECT_EQ(read_addressees("市政府各委、办、局："), Strings{"市政府各委、办、局"});
}

TEST(Addressees, GluedBodiesPartWhereEachIsComplete) {
  EXPECT_EQ(read_addressees("各区市场监管局各有关单位："),
            (Strings{"各区市场监管局", "各有关单位"}));
  EXPECT_EQ(read_addressees("市财政局　　各有关单位："), (Strings{"市财政局", "各有关单位"}));
  EXPECT_EQ(read_addressees("市政府各部门："), Strings{"市政府各部门"});
  EXPECT_EQ(read_addressees("主送：云岭市人民政府"), Strings{"云岭市人民政府"});
  EXPECT_EQ(read_addressees("："), Strings{});
  EXPECT_EQ(read_addressees(""), Strings{});
}

TEST(Copies, PartAsAddressees) {
  const std::string text = "抄  送：市委各部门，市人大常委会办公室，\n市法院、市检察院。";
  EXPECT_EQ(texts(text, cc(text, whole(text))),
            (Strings{"市委各部门", "市人大常委会办公室", "市法院、市检察院"}));
}

Strings read_signatories(std::string_view text) {
  Strings out;
  for (const Value& value : signatories(text, lines_of(text))) out.push_back(value.text);
  return out;
}

TEST(Signatories, OrgansAndPersons) {
  EXPECT_EQ(read_signatories("云岭市教育局　　云岭市财政局\n2024年9月2日"),
            (Strings{"云岭市教育局", "云岭市财政局"}));
  EXPECT_EQ(read_signatories("云 岭 市 财 政 局（代章）"), Strings{"云岭市财政局"});
  EXPECT_EQ(read_signatories("云岭市财政局2024年9月2日"), Strings{"云岭市财政局"});
  EXPECT_EQ(read_signatories("云岭市房地产市场平稳健康发展\n领导小组办公室（代章）\n2022年5月31日"),
            Strings{"云岭市房地产市场平稳健康发展领导小组办公室"});
  EXPECT_EQ(read_signatories("市长：张 三"), Strings{"市长 张三"});
  EXPECT_EQ(read_signatories("省　长　欧阳小明"), Strings{"省长 欧阳小明"});
  EXPECT_EQ(read_signatories("市长李明"), Strings{"市长 李明"});
  EXPECT_EQ(read_signatories(""), Strings{});
}

struct Row {
  std::string title;
  int ordinal;
  std::string file;
  bool operator==(const Row&) const = default;
};

std::vector<Row> read_attachments(std::string_view text) {
  std::vector<Row> out;
  for (const Attachment& a : attachments(text, lines_of(text))) {
    expect_in_place(text, a.title);
    out.push_back({a.title.text, a.ordinal.value_or(0), a.file.value_or("")});
  }
  return out;
}

using Rows = std::vector<Row>;

TEST(Attachments, ListsOfAllShapes) {
  EXPECT_EQ(read_attachments("附件：1.报名表\n2.2024年任务分工\n安排表"),
            (Rows{{"报名表", 1, ""}, {"2024年任务分工安排表", 2, ""}}));
  EXPECT_EQ(read_attachments("附件：1.报名表  2.任务表；3.汇总表"),
            (Rows{{"报名表", 1, ""}, {"任务表", 2, ""}, {"汇总表", 3, ""}}));
  EXPECT_EQ(read_attachments("附件：云岭市防汛应急预案"), (Rows{{"云岭市防汛应急预案", 0, ""}}));
  EXPECT_EQ(read_attachments("附件1：报名表\n附件2：任务表"),
            (Rows{{"报名表", 1, ""}, {"任务表", 2, ""}}));
  EXPECT_EQ(read_attachments("附件：\n附件1.docx\n附件2.docx"),
            (Rows{{"附件1", 1, "附件1.docx"}, {"附件2", 2, "附件2.docx"}}));
  EXPECT_EQ(read_attachments("附件1.报名表.zip附件2.任务表.pdf"),
            (Rows{{"报名表", 1, "报名表.zip"}, {"任务表", 2, "任务表.pdf"}}));
  EXPECT_EQ(read_attachments("附件：《云岭市预案》"), (Rows{{"《云岭市预案》", 0, ""}}));
  EXPECT_EQ(read_attachments("附件：报名表\n附件：报名表.doc"),
            (Rows{{"报名表", 0, "报名表.doc"}}));
  EXPECT_EQ(read_attachments("附件："), Rows{});
}

struct Asked {
  std::string organization;
  Strings names;
  Strings phones;
  Strings faxes;
  Strings emails;
  bool operator==(const Asked&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Asked& row) {
  out << row.organization << " |";
  for (const auto* list : {&row.names, &row.phones, &row.faxes, &row.emails}) {
    for (const std::string& text : *list) out << ' ' << text;
    out << " |";
  }
  return out;
}

std::vector<Asked> read_contacts(std::string_view text) {
  std::vector<Asked> out;
  const auto plain = [](const std::vector<Value>& values) {
    Strings list;
    for (const Value& value : values) list.push_back(value.text);
    return list;
  };
  for (const Contact& c : contacts(text, lines_of(text))) {
    out.push_back({c.organization ? c.organization->text : "", plain(c.names), plain(c.phones),
                   plain(c.faxes), plain(c.emails)});
  }
  return out;
}

using Contacts = std::vector<Asked>;

TEST(Contacts, OneGroupOverSeveralLines) {
  EXPECT_EQ(
      read_contacts("联系人：张三、李 四\n电　话：010-55501234、55505678\n邮箱：a@example.gov.cn"),
      (Contacts{
          {"", {"张三", "李四"}, {"010-55501234", "010-55505678"}, {}, {"a@example.gov.cn"}}}));
  EXPECT_EQ(read_contacts("联系人：认证处　王小明，电话：0999—5550123"),
            (Contacts{{"认证处", {"王小明"}, {"0999-5550123"}, {}, {}}}));
}

TEST(Contacts, EachPersonHasNumbers) {
  EXPECT_EQ(read_contacts("联系人：张三010-55501234、13800005555，李四 010-55505678"),
            (Contacts{{"", {"张三"}, {"010-55501234", "13800005555"}, {}, {}},
                      {"", {"李四"}, {"010-55505678"}, {}, {}}}));
  EXPECT_EQ(
      read_contacts("联系人：张三　　电话（传真）：55501234\n李　四　　电话（传真）：55505678"),
      (Contacts{{"", {"张三"}, {"55501234"}, {"55501234"}, {}},
                {"", {"李四"}, {"55505678"}, {"55505678"}, {}}}));
}

TEST(Contacts, OrganBeforeTheLabel) {
  EXPECT_EQ(read_contacts("受理窗口设在云岭市税务局，咨询电话：0999-5550123。"),
            (Contacts{{"云岭市税务局", {}, {"0999-5550123"}, {}, {}}}));
  EXPECT_EQ(read_contacts("市税务局咨询电话：0999-5550123\n市医保局咨询电话：0999-5550456"),
            (Contacts{{"市税务局", {}, {"0999-5550123"}, {}, {}},
                      {"市医保局", {}, {"0999-5550456"}, {}, {}}}));
}

TEST(Contacts, AddressAndPostcode) {
  const std::string text = "监督电话：0999-5550123\n联系地址：云岭市中山路1号\n邮政编码：999001";
  const auto rows = contacts(text, lines_of(text));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].address.value_or(Value()).text, "云岭市中山路1号");
  EXPECT_EQ(rows[0].postcode.value_or(Value()).text, "999001");
}

TEST(Contacts, ProseIsNone) {
  EXPECT_EQ(read_contacts("各单位要公布咨询电话，做好宣传。\n通过电话或短信反馈。"), Contacts{});
}

Strings read_references(std::string_view text, const Document& own = {}) {
  Strings out;
  for (const Reference& r : references(text, lines_of(text), own)) {
    if (r.title) expect_in_place(text, *r.title);
    out.push_back(std::string(name(r.role)) + ":" + (r.title ? r.title->text : "") + ":" +
                  (r.number ? r.number->text : ""));
  }
  return out;
}

TEST(References, RolesAndNumbers) {
  EXPECT_EQ(
      read_references("根据《云岭省防汛条例》和《关于防汛的通知》（云政发〔2021〕2号）要求，"),
      (Strings{"basis:云岭省防汛条例:", "basis:关于防汛的通知:云政发〔2021〕2号"}));
  EXPECT_EQ(read_references("《关于某事的请示》（云财〔2020〕8号）收悉。"),
            Strings{"replies_to:关于某事的请示:云财〔2020〕8号"});
  EXPECT_EQ(read_references("现将《云岭市防汛办法》印发给你们，请遵照执行。"),
            Strings{"issues:云岭市防汛办法:"});
  EXPECT_EQ(read_references("云政发〔2019〕3号文件同时废止。"),
            Strings{"repeals::云政发〔2019〕3号"});
  EXPECT_EQ(read_references("依据国务院令第350号《住房公积金管理条例》"),
            Strings{"basis:住房公积金管理条例:国务院令第350号"});
}

TEST(References, WhatDoesNotCount) {
  Document own;
  own.title = Value{"关于防汛的通知", {}, 1};
  own.number = Number();
  own.number->text = "云政发〔2024〕9号";
  EXPECT_EQ(read_references(
                "《关于防汛的通知》（云政发〔2024〕9号）、《报名表》、《身份证》、《通知》", own),
            Strings{});
  EXPECT_EQ(read_references("《关于防汛的通知》（云政发〔2018〕1号）同时废止。", own),
            Strings{"repeals:关于防汛的通知:云政发〔2018〕1号"});
  EXPECT_EQ(read_references("《云岭市条例》……《云岭市条例》"), Strings{"mentions:云岭市条例:"});
}

Strings read_periods(std::string_view text, int year, int month) {
  Date base;
  base.year = year;
  base.month = month;
  Strings out;
  for (const Period& p : periods(text, lines_of(text), year > 0 ? &base : nullptr, {})) {
    expect_in_place(text, p);
    out.push_back(std::string(name(p.role)) + ":" + p.start + (p.end ? "/" + *p.end : ""));
  }
  return out;
}

TEST(Periods, RolesAndYears) {
  EXPECT_EQ(read_periods("请于10月8日前报送。", 2022, 9), Strings{"deadline:2022-10-08"});
  EXPECT_EQ(read_periods("请于6月20日18：00前报送。", 2014, 6), Strings{"deadline:2014-06-20"});
  EXPECT_EQ(read_periods("请于1月10日前报送。", 2022, 12), Strings{"deadline:2023-01-10"});
  EXPECT_EQ(read_periods("本办法自2024年3月4日起施行。", 2024, 3), Strings{"effective:2024-03-04"});
  EXPECT_EQ(read_periods("有效期至2025年12月31日。", 2024, 3), Strings{"expiry:2025-12-31"});
  EXPECT_EQ(read_periods("即日起至2025年12月31日，", 2024, 3), Strings{"expiry:2025-12-31"});
  EXPECT_EQ(read_periods("9月19日至23日举办活动。", 2022, 8),
            Strings{"event:2022-09-19/2022-09-23"});
  EXPECT_EQ(read_periods("11月底前完成。", 2019, 9), Strings{"deadline:2019-11-30"});
  EXPECT_EQ(read_periods("2月底前完成。", 2024, 1), Strings{"deadline:2024-02-29"});
  EXPECT_EQ(read_periods("明年3月5日召开会议。", 2023, 5), Strings{"event:2024-03-05"});
  EXPECT_EQ(read_periods("2022年4月25日前购买的住房，", 2022, 5), Strings{"mention:2022-04-25"});
}

TEST(Periods, WhatIsLeftOut) {
  EXPECT_EQ(read_periods("10月8日前报送。", 0, 0), Strings{});
  EXPECT_EQ(read_periods("《2030年前行动方案》，每年9月1日，有效期五年，2024年以来", 2024, 3),
            Strings{});
}

TEST(Notes, AnnotationAndDisclosure) {
  const auto read = [](std::string_view text) {
    const Note n = note(text, whole(text));
    return (n.annotation ? n.annotation->text : "-") + "/" +
           (n.disclosure ? n.disclosure->text : "-");
  };
  EXPECT_EQ(read("（此件公开发布）"), "此件公开发布/-");
  EXPECT_EQ(read("(此件主动公开)"), "此件主动公开/主动公开");
  EXPECT_EQ(read("（公开属性：主动公开）"), "-/主动公开");
  EXPECT_EQ(read("公开方式：依申请公开"), "-/依申请公开");
  EXPECT_EQ(read("（联系人：张三，电话：55501234）"), "联系人：张三，电话：55501234/-");
  EXPECT_EQ(read(""), "-/-");
}

TEST(Notes, Printed) {
  const std::string text = "云岭市人民政府办公室　　　　2024年9月3日印发";
  const Printed p = printed(text, whole(text));
  EXPECT_EQ(p.by.value_or(Value()).text, "云岭市人民政府办公室");
  EXPECT_EQ(p.on.value_or(Date()).iso(), "2024-09-03");
}

}  // namespace
}  // namespace gongwen::parse::fields
