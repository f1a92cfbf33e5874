// Document numbers, citations, kinds, contact forms and organs, read from strings.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scan/citation.hpp"
#include "scan/contact_forms.hpp"
#include "scan/document_number.hpp"
#include "scan/kind.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

Span whole(std::string_view text) {
  return make_span(0, text.size());
}

struct NumberCase {
  const char* input;
  const char* text;  // empty: no number
  const char* agency;
  int year;  // 0: none
  int serial;
  NumberForm form;
};

std::string number_text(const std::optional<DocumentNumber>& n) {
  return n ? n->text : "";
}

class NumberLine : public testing::TestWithParam<NumberCase> {};

TEST_P(NumberLine, IsRead) {
  const NumberCase& c = GetParam();
  const auto number = document_number_line(c.input, whole(c.input));
  ASSERT_EQ(number_text(number), c.text) << c.input;
  if (!number) return;
  EXPECT_EQ(number->agency, c.agency);
  EXPECT_EQ(number->year.value_or(0), c.year);
  EXPECT_EQ(number->serial.value_or(0), c.serial);
  EXPECT_EQ(number->form, c.form);
}

constexpr auto document = NumberForm::document;
constexpr auto order = NumberForm::order;
constexpr auto announcement = NumberForm::announcement;
constexpr auto other = NumberForm::other;

INSTANTIATE_TEST_SUITE_P(
    All, NumberLine,
    testing::Values(
        NumberCase{"国发〔2021〕23号", "国发〔2021〕23号", "国发", 2021, 23, document},
        NumberCase{"国办发明电〔2024〕12 号", "国办发明电〔2024〕12号", "国办发明电", 2024, 12,
                   document},
        NumberCase{"国务院发[2005]38号", "国务院发〔2005〕38号", "国务院发", 2005, 38, document},
        NumberCase{"国办发(1985)49号", "国办发〔1985〕49号", "国办发", 1985, 49, document},
        NumberCase{"人薪发［1995］32号", "人薪发〔1995〕32号", "人薪发", 1995, 32, document},
        NumberCase{"财税字〔1994〕020 号", "财税字〔1994〕020号", "财税字", 1994, 20, document},
        NumberCase{"国发〔2021]23号", "国发〔2021〕23号", "国发", 2021, 23, document},
        NumberCase{"国 发 〔 2021 〕 23 号", "国发〔2021〕23号", "国发", 2021, 23, document},
        NumberCase{"（国办发〔2017〕2号）", "国办发〔2017〕2号", "国办发", 2017, 2, document},
        NumberCase{"京建发〔2012〕第5号", "京建发〔2012〕5号", "京建发", 2012, 5, document},
        NumberCase{"和政办发〔2020〕7号", "和政办发〔2020〕7号", "和政办发", 2020, 7, document},
        NumberCase{"法释〔二〇二〇〕十七号", "法释〔2020〕十七号", "法释", 2020, 17, document},
        NumberCase{"中国人民银行公告〔2024〕第1号", "中国人民银行公告〔2024〕第1号",
                   "中国人民银行公告", 2024, 1, announcement},
        NumberCase{"财政部 税务总局公告2023年第70号", "财政部 税务总局公告2023年第70号",
                   "财政部 税务总局公告", 2023, 70, announcement},
        NumberCase{"国家税务总局公告 2021 年第 5 号", "国家税务总局公告2021年第5号",
                   "国家税务总局公告", 2021, 5, announcement},
        NumberCase{"2024年第12号", "2024年第12号", "", 2024, 12, announcement},
        NumberCase{"财政部令第35号", "财政部令第35号", "财政部令", 0, 35, order},
        NumberCase{"国务院令802号", "国务院令802号", "国务院令", 0, 802, order},
        NumberCase{"主席令第三十二号", "主席令第三十二号", "主席令", 0, 32, order},
        NumberCase{"国务院第559号令", "国务院第559号令", "国务院", 0, 559, order},
        NumberCase{"（2016）建市资字第123号", "〔2016〕建市资字第123号", "建市资字", 2016, 123,
                   other},
        NumberCase{"关于做好防汛工作的通知（国发〔2021〕23号", "", "", 0, 0, other},
        NumberCase{"中山路35号", "", "", 0, 0, other}, NumberCase{"第12号", "", "", 0, 0, other},
        NumberCase{"", "", "", 0, 0, other}, NumberCase{"号", "", "", 0, 0, other}));

std::vector<std::string> numbers(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& n : find_document_numbers(text, whole(text))) out.push_back(n.text);
  return out;
}

using Strings = std::vector<std::string>;

TEST(Numbers, ProseIsNoAgency) {
  EXPECT_EQ(numbers("根据国发〔2021〕23号文件和国办发〔2022〕9号精神"),
            (Strings{"国发〔2021〕23号", "国办发〔2022〕9号"}));
  EXPECT_EQ(numbers("国务院办公厅以国办发〔2020〕1号印发"), Strings{"国办发〔2020〕1号"});
  EXPECT_EQ(numbers("《条例》（国务院令第350号）"), Strings{"国务院令第350号"});
  EXPECT_EQ(numbers("（2021年7月27日国务院令第746号公布）"), Strings{"国务院令第746号"});
  EXPECT_EQ(numbers("（财政部 税务总局公告2023年第19号）"),
            Strings{"财政部 税务总局公告2023年第19号"});
  EXPECT_EQ(numbers("见自然资发〔2023〕29号。"), Strings{"自然资发〔2023〕29号"});
}

TEST(Numbers, LostOpeningBracket) {
  EXPECT_EQ(numbers("（云政发2021〕23号）"), Strings{"云政发〔2021〕23号"});
  EXPECT_EQ(numbers("（云政发12021〕23号）"), Strings{"云政发〔2021〕23号"});
  EXPECT_EQ(numbers("（2021〕23号"), Strings{"〔2021〕23号"});
}

TEST(Numbers, OtherNumbersAreNone) {
  EXPECT_EQ(numbers("中山路35号，2024年12月5号，第3号台风，2024年第12号台风"), Strings{});
}

TEST(Numbers, SpanIsWhatWasRead) {
  const std::string text = "根据国发〔2021〕23号";
  const auto found = find_document_numbers(text, whole(text));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span.of(text), "国发〔2021〕23号");
}

TEST(Citations, NestAndCarryTheirNumber) {
  const std::string text =
      "《关于印发〈办法〉的通知》（国发〔2021〕23号，以下简称《通知》）和《条例》《《细则》》";
  const auto found = find_citations(text, whole(text));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].title.of(text), "关于印发〈办法〉的通知");
  EXPECT_EQ(number_text(found[0].number), "国发〔2021〕23号");
  EXPECT_EQ(found[1].title.of(text), "条例");
  EXPECT_EQ(found[2].title.of(text), "《细则》");
}

TEST(Citations, UnclosedIsNone) {
  EXPECT_TRUE(find_citations("《关于", whole("《关于")).empty());
  EXPECT_TRUE(find_citations("《甲\n\n乙》", whole("《甲\n\n乙》")).empty());
}

TEST(Kinds, LastWordOfTheTitle) {
  const auto text = [](std::string_view title) {
    const auto found = kind(title);
    return found ? found->text : "";
  };
  EXPECT_EQ(text("关于印发《管理办法》的通知"), "通知");
  EXPECT_EQ(text("管理办法（试行）"), "办法");
  EXPECT_EQ(text("条例（2023年修订）（征求意见稿）"), "条例");
  EXPECT_EQ(text("关于某事的复函"), "函");
  EXPECT_EQ(text("某某市人民政府令"), "令");
  EXPECT_EQ(text("实施细则"), "细则");
  EXPECT_EQ(text("今天天气很好"), "");
  EXPECT_EQ(text(""), "");
}

Strings phones(std::string_view text) {
  Strings out;
  for (const Phone& p : find_phones(text, whole(text))) out.push_back(p.text);
  return out;
}

TEST(Phones, AllShapes) {
  EXPECT_EQ(phones("010-55501234、55505678"), (Strings{"010-55501234", "010-55505678"}));
  EXPECT_EQ(phones("（0999）5550123"), Strings{"0999-5550123"});
  EXPECT_EQ(phones("0999—5550123"), Strings{"0999-5550123"});
  EXPECT_EQ(phones("02055501234"), Strings{"020-55501234"});
  EXPECT_EQ(phones("55501234转8012"), Strings{"55501234转8012"});
  EXPECT_EQ(phones("010-55501234，13800005555"), (Strings{"010-55501234", "13800005555"}));
  EXPECT_EQ(phones("电话：5550123（传真）"), Strings{"5550123"});
  EXPECT_EQ(phones("+86-10-55501234"), Strings{"010-55501234"});
  EXPECT_EQ(phones("+8613800005555"), Strings{"13800005555"});
  EXPECT_EQ(phones("0999-12345"), Strings{"0999-12345"});
  EXPECT_EQ(phones("张三13800005555"), Strings{"13800005555"});
  EXPECT_EQ(phones("400-555-0123"), Strings{"4005550123"});
}

TEST(Phones, OtherNumbersAreNone) {
  EXPECT_EQ(phones("国发〔2021〕23号 2024年9月2日 100000 123456789012345 xf55501234@example.com"),
            Strings{});
}

TEST(Emails, AllShapes) {
  const auto texts = [](std::string_view text) {
    Strings out;
    for (const Match& m : find_emails(text, whole(text))) out.push_back(m.text);
    return out;
  };
  EXPECT_EQ(texts("邮箱：abc_1@example.gov.cn。"), Strings{"abc_1@example.gov.cn"});
  EXPECT_EQ(texts("abc#example.com；d.e(at)example.cn"),
            (Strings{"abc@example.com", "d.e@example.cn"}));
  EXPECT_EQ(texts("某某@某处"), Strings{});
}

TEST(Organs, NamesAndOtherWords) {
  EXPECT_TRUE(is_organ_name("云岭省住房和城乡建设厅"));
  EXPECT_TRUE(is_organ_name("云 岭 市 人 民 政 府"));
  EXPECT_TRUE(is_organ_name("云岭市财政局（代章）"));
  EXPECT_FALSE(is_organ_name("关于印发方案的通知"));
  EXPECT_FALSE(is_organ_name("请各局"));
  EXPECT_FALSE(is_organ_name("二〇二四年"));
}

Strings organs(std::string_view text) {
  Strings out;
  for (const Span span : split_organs(text, whole(text))) out.emplace_back(span.of(text));
  return out;
}

TEST(Organs, GluedNamesPart) {
  EXPECT_EQ(organs("中国证监会国资委全国工商联"), (Strings{"中国证监会", "国资委", "全国工商联"}));
  EXPECT_EQ(organs("云岭市教育局云岭市财政局"), (Strings{"云岭市教育局", "云岭市财政局"}));
  EXPECT_EQ(organs("市教育局 市财政局"), (Strings{"市教育局", "市财政局"}));
  EXPECT_EQ(organs("国家税务总局云岭市税务局"), Strings{"国家税务总局云岭市税务局"});
  EXPECT_EQ(organs("财政部税务总局"), (Strings{"财政部", "税务总局"}));
  EXPECT_EQ(organs("国务院办公厅"), Strings{"国务院办公厅"});
  EXPECT_EQ(organs("云岭市市场监督管理局"), Strings{"云岭市市场监督管理局"});
  EXPECT_EQ(organs("云 岭 市 财 政 局"), Strings{"云 岭 市 财 政 局"});
  EXPECT_EQ(organs(""), Strings{});
}

TEST(Persons, Shape) {
  EXPECT_TRUE(is_person_name("张三"));
  EXPECT_TRUE(is_person_name("欧阳小明"));
  EXPECT_TRUE(is_person_name("李 明"));
  EXPECT_TRUE(is_person_name("买买提·艾力"));
  EXPECT_FALSE(is_person_name("办公室主任"));
  EXPECT_FALSE(is_person_name("A三"));
  EXPECT_FALSE(is_person_name("张"));
}

}  // namespace
}  // namespace gongwen::scan
