// The words by which a line says what it is. One list for each question, with its reason.
#pragma once

#include "scan/words.hpp"

namespace gongwen::parse::words {

using scan::words::begins_with;
using scan::words::count;
using scan::words::ends_with;
using scan::words::holds;
using scan::words::holds_word;
using scan::words::List;
using scan::words::matched;
using scan::words::may_hold;
using scan::words::Words;

// What stands behind the organ in a letterhead (7.2.4; orders 10.2, minutes 10.3), longest first.
inline constexpr Words letterheads{
    "常务会议纪要", "专题会议纪要", "办公会议纪要", "党组会议纪要", "会议纪要", "纪要",
    "公告",         "通告",         "公报",         "文件",         "令"};
// A line of 联系方式 begins with one of these and a colon or a number.
inline constexpr Words contact_labels{
    "联系人", "联系电话", "联系方式", "联系地址", "联系单位", "联系部门", "联系邮箱", "电话",
    "传真",   "手机",     "邮箱",     "电子邮箱", "电子邮件", "电子信箱", "E-mail",   "email",
    "地址",   "通讯地址", "通信地址", "邮编",     "邮政编码", "咨询电话"};
// These too tell whom to ask, be it without a number on their line.
inline constexpr Words asked_labels{"解读人",   "解读机关", "解读机构", "解读单位", "解读部门",
                                    "受理单位", "受理部门", "受理机构", "联系科室", "联系处",
                                    "联络员",   "咨询部门", "咨询单位", "业务咨询", "政策咨询",
                                    "技术咨询", "技术支持"};
// A notice to the public calls all of a sort: 各房地产企业、广大购房者：
inline constexpr Words all_of_them{"各", "全市", "全体", "广大", "尊敬的", "全县"};
inline constexpr Words people{"者",   "人",   "职工", "居民", "业主", "市民", "客户",
                              "个人", "群众", "企业", "家长", "会员", "用户", "乘客",
                              "旅客", "车主", "考生", "商户", "村民", "朋友"};
// 抄送 and its elder forms (7.4.2).
inline constexpr Words cc_labels{"抄送", "抄报", "抄发", "分送", "分发"};
// 签发人 (7.2.6), and who signs a telegram.
inline constexpr Words approver_labels{"签发人", "会签人", "签批盖章"};
// 密级 (7.2.2): with a term behind ★, or alone on its line.
inline constexpr Words secrecy{"绝密", "机密", "秘密"};
// 紧急程度 (7.2.3) and the grades of telegrams.
inline constexpr Words urgencies{"特急", "加急", "特提", "平急", "急件", "紧急"};
// What heads a list of files at a page's foot, alone or with a colon.
inline constexpr Words attachment_heads{"相关附件", "附件下载", "附件列表", "附件清单", "附件目录",
                                        "下载附件", "相关下载", "附表",     "附图"};
// The like in one character, where a colon follows at once: 报：, 送：, 发：.
inline constexpr Words brief_cc_labels{"报",   "送",   "发",   "呈报", "呈送",
                                       "抄呈", "印送", "报送", "发送"};
// The last line of 版记 as a table of two labels.
inline constexpr Words printed_labels{"印发机关", "印发单位", "印发部门", "印发日期", "印发时间"};
// A wrapped name goes on with what no name begins with: …工作|领导小组办公室.
inline constexpr Words wrapped_organs{"领导小组",   "联席会议",    "工作组",       "指挥部",
                                      "委员会",     "办公室",      "工作专班",     "协调小组",
                                      "管理局",     "管理中心",    "工作领导小组", "工作联席会议",
                                      "工作指挥部", "工作协调小组"};
// What publicity clause an 附注 states (7.3.6).
inline constexpr Words disclosures{"主动公开", "依申请公开", "不予公开"};
inline constexpr Words disclosure_labels{"公开属性",     "公开方式",     "公开形式",
                                         "信息公开形式", "信息公开属性", "信息公开选项"};
// An 附注 without a label: 此件公开发布, 本文有删减.
inline constexpr Words annotations{"此件", "本文有删", "此文", "联系", "信息公开"};
// Sentences that end a document (特此通知。).
inline constexpr Words closing_phrases{
    "特此通知", "特此公告", "特此通告", "特此函",   "特此批复",       "特此公示", "特此通报",
    "特此报告", "特此说明", "特此复函", "此复",     "专此",           "妥否",     "当否",
    "是否妥当", "以上请示", "以上报告", "如无不妥", "请予批复",       "感谢您",   "感谢你",
    "衷心感谢", "请予支持", "请予审议", "请审议",   "请予审批",       "请予公布", "再次感谢",
    "衷心希望", "欢迎继续", "让我们",   "给您带来", "由此带来的不便", "不便之处"};
// Paragraphs that speak of the whole document, behind its last section.
inline constexpr Words whole_openers{
    "本通知自",   "本意见自", "本公告自", "本通告自",       "本办法自", "本规定自",
    "本方案自",   "本决定自", "本措施自", "以上",           "上述",     "此前",
    "本通知印发", "本通知由", "请各",     "各县（市、区）", "各地各",   "各级各部门",
    "出席",       "列席",     "请假",     "记录人",         "如不服",   "当事人应当"};
// How a decision that amends other texts ends: 此外，对条文序号作相应调整。 …重新公布。
inline constexpr Words amendment_closers{"条文顺序", "条文序号", "条款顺序", "条款序号",
                                         "重新公布"};
// When and where those met whom minutes name (10.3).
inline constexpr Words meeting_labels{"时间", "会议时间", "地点",     "会议地点", "主持人",
                                      "主持", "参加人员", "参会人员", "出席",     "列席",
                                      "缺席", "请假",     "记录人",   "记录"};
// Who is to do what a section asks for: a line below the section's text.
inline constexpr Words duty_labels{"责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门",
                                   "配合部门", "责任领导", "完成时限", "属地责任"};
// Buttons and bars of web pages. Two of them, or one that makes up most of a line, are navigation.
inline constexpr Words navigation{
    "首页",     "打印",     "关闭",     "字号",     "字体",     "大中小",   "大 中 小", "默认",
    "超大",     "分享",     "扫一扫",   "上一篇",   "下一篇",   "上一条",   "下一条",   "收藏",
    "返回",     "我要纠错", "访问量",   "浏览次数", "阅读次数", "点击数",   "点击量",   "当前位置",
    "您的位置", "所在位置", "网站地图", "联系我们", "关于我们", "设为首页", "无障碍",   "长者模式",
    "登录",     "注册",     "搜索",     "微信",     "微博",     "客户端",   "手机版",   "行业资讯",
    "文章详情", "政策解读", "纠错",     "备案号",   "点击查看", "点击下载", "图文解读", "一图读懂",
    "阅读原文", "点赞",     "在看"};
// What a page says of its neighbours: the title behind it is another article's.
inline constexpr Words neighbours{"上一篇", "下一篇", "上一条", "下一条", "前一篇", "后一篇"};
// Words that open a list of other articles.
inline constexpr Words related_heads{
    "更多推荐", "相关推荐", "相关信息", "相关文章", "相关链接", "相关阅读", "相关新闻", "相关解读",
    "相关文件", "推荐阅读", "热门文章", "最新文章", "猜你喜欢", "评论",     "网友留言", "跟帖"};
// What a site says of its own liability and rights.
inline constexpr Words disclaimers{"免责声明",   "版权所有",   "版权声明", "本文来源", "来源于网络",
                                   "转载请注明", "原文链接",   "主办单位", "承办单位", "公网安备",
                                   "ICP备",      "网站标识码", "技术支持", "版权归"};

// Words of a rule or a plan: a sentence that holds one tells something.
inline constexpr Words modals{
    "应当", "必须", "不得", "可以", "可按",     "可在",     "可向", "可由", "予以", "须",
    "要",   "将",   "已",   "不予", "应",       "由",       "视为", "是指", "是",   "按照",
    "不受", "不再", "仍",   "均",   "自行负责", "负责解释", "执行", "施行", "享受", "不超过"};
// Compounds in which the character is no modal verb: 要 in 主要.
inline constexpr Words modal_compounds{"主要", "重要", "需要", "必要",     "要求", "要点", "要素",
                                       "纲要", "首要", "摘要", "紧要",     "要件", "供应", "应急",
                                       "应用", "效应", "响应", "适应",     "相应", "对应", "应收",
                                       "反应", "自由", "理由", "事由",     "行为", "作为", "为主",
                                       "为民", "转为", "变为", "严格执行", "有关", "有效"};
// Words that open a sentence with its condition or its object.
inline constexpr Words sentence_openers{"对", "按", "经", "凡",   "自",   "根据", "如",  "因",
                                        "本", "为", "各", "该",   "从",   "当",   "除",  "若",
                                        "请", "将", "每", "符合", "依据", "原",   "通过"};
// Verbs that open a heading of official style: no subject, the matter behind.
inline constexpr Words heading_verbs{
    "加强", "加快", "加大", "推进", "推动", "完善", "优化", "提高", "提升",   "强化", "规范",
    "落实", "做好", "抓好", "开展", "组织", "建立", "健全", "深化", "促进",   "支持", "鼓励",
    "实施", "实行", "严格", "严肃", "扩大", "调整", "放宽", "发挥", "培育",   "打造", "构建",
    "坚持", "突出", "注重", "明确", "统筹", "积极", "全面", "切实", "进一步", "持续", "大力",
    "广泛", "认真", "及时", "扎实", "深入", "探索", "创新", "引导", "保障",   "确保", "降低",
    "简化", "取消", "增加", "拓宽", "盘活", "发展", "高度", "精心", "压实"};
// A clause that leads in to a list.
inline constexpr Words lead_ins{"如下", "下列", "以下", "之一", "应当", "应",     "可以", "须",
                                "包括", "分别", "即",   "其中", "例如", "要求是", "为"};

}  // namespace gongwen::parse::words
