//! The words by which columns are known, in Chinese and English, and how a mapping is guessed from them.

use super::view::{Identity, MemberImport, Target};

/// Separators that a nickname's parts are cut at.
pub(super) const NAME_SEPARATORS: &str = "-–—_|/·｜－＿";

/// What a header's word means in a member list.
pub(super) fn member_target(word: &str) -> Option<Target> {
    let account = |platform: &str| Target::Account { platform: platform.to_owned() };
    let handle = |platform: &str| Target::Handle { platform: platform.to_owned() };
    Some(match word {
        "tulouid" | "土楼id" | "土楼编号" => Target::Uid,
        "姓名" | "名字" | "成员" | "成员姓名" | "会员姓名" | "客户名称" | "客户姓名" | "用户名"
        | "学员姓名" | "学员" | "真实姓名" | "name" | "fullname" | "displayname" | "realname"
        | "membername" | "member" | "username" => Target::Name,
        "群昵称" | "群名片" | "groupnickname" | "nicknameingroup" => Target::Nickname,
        "昵称" | "网名" | "nickname" | "nick" => Target::Name,
        "备注名" | "备注姓名" | "remark" | "alias" => Target::Remark,
        "手机" | "手机号" | "手机号码" | "电话" | "联系电话" | "联系方式" | "电话号码" | "phone"
        | "mobile" | "tel" | "phonenumber" | "mobilephone" | "cell" | "telephone" => Target::Phone,
        "邮箱" | "电子邮箱" | "邮件" | "电子邮件" | "企业邮箱" | "个人邮箱" | "email" | "mail"
        | "emailaddress" => Target::Email,
        "生日" | "出生日期" | "birthday" | "birthdate" | "dateofbirth" => Target::Birthday,
        "农历" | "农历生日" | "lunar" | "lunarbirthday" => Target::BirthdayLunar,
        "加入时间" | "加入日期" | "入职时间" | "入职日期" | "注册时间" | "注册日期" | "入会时间"
        | "入会日期" | "joined" | "joinedat" | "joinedon" | "joindate" | "createdat" | "signupdate"
        | "registeredat" => Target::JoinedOn,
        "入群时间" | "进群日期" | "进群时间" | "入群日期" | "groupjoinedon" | "joinedgroup" => {
            Target::GroupJoinedOn
        }
        "退群时间" | "退群日期" | "groupleftat" | "leftgroup" => Target::GroupLeftOn,
        "离开时间" | "离开日期" | "退出时间" | "退会时间" | "leftat" | "lefton" | "left" => {
            Target::LeftOn
        }
        "来源" | "渠道" | "来源渠道" | "source" | "referrer" => Target::Source,
        "邀请人" | "推荐人" | "介绍人" | "inviter" | "invitedby" | "referredby" => Target::Inviter,
        "入群方式" | "进群方式" | "加入方式" | "how" | "joinmethod" => Target::How,
        "等级" | "会员等级" | "身份" | "群职务" | "成员等级" | "级别" | "level" | "tier" | "role" => {
            Target::Tier
        }
        "标签" | "用户标签" | "会员标签" | "tags" | "tag" | "labels" => Target::Tags,
        "备注" | "说明" | "note" | "notes" | "comment" | "comments" => Target::Note,
        "群" | "群名" | "群名称" | "所在群" | "所属群" | "社群" | "微信群" | "group" | "groups"
        | "groupname" | "channel" | "channels" | "room" => Target::Channel,
        "微信号" | "微信id" | "wxid" | "wechatid" | "wechat" | "微信" => account("wechat"),
        "微信昵称" | "wechatname" => handle("wechat"),
        "qq号" | "qq" | "qq号码" | "qqid" | "uin" => account("qq"),
        "qq昵称" | "qqname" => handle("qq"),
        "企业微信id" | "企微id" | "externaluserid" | "wecomid" => account("wecom"),
        "telegramid" | "tgid" => account("telegram"),
        "discordid" => account("discord"),
        "用户id" | "会员号" | "会员编号" | "成员编号" | "会员id" | "成员id" | "学号" | "工号" | "账号"
        | "员工userid" | "userid" | "memberid" | "id" | "uid" | "membernumber" | "accountid" => {
            account("list")
        }
        _ => return platform_column(word),
    })
}

/// Columns of a forum's list of users that say nothing about a member here, or nothing that belongs here, as an address.
const OF_THE_FORUM: &[&str] = &[
    "lastseenat",
    "lastpostedat",
    "lastemailedat",
    "approved",
    "suspendedat",
    "suspendedtill",
    "silencedtill",
    "active",
    "admin",
    "moderator",
    "ipaddress",
    "staged",
    "secondaryemails",
    "topicsentered",
    "postsreadcount",
    "timeread",
    "topiccount",
    "postcount",
    "likesgiven",
    "likesreceived",
    "views",
];

/// What a column of a list that a known program wrote means, where its word alone would say less: `words` are those of the whole
/// header.
pub(super) fn tool_target(words: &[String], word: &str, is_empty: bool) -> Option<Target> {
    let has = |wanted: &[&str]| wanted.iter().all(|one| words.iter().any(|word| word == one));
    let account = |platform: &str| Some(Target::Account { platform: platform.to_owned() });
    let handle = |platform: &str| Some(Target::Handle { platform: platform.to_owned() });
    if has(&["username", "trustlevel", "createdat"]) {
        return match word {
            "id" => account("discourse"),
            "username" => handle("discourse"),
            "trustlevel" => Some(Target::Tier),
            "groupnames" => Some(Target::Tags),
            other => OF_THE_FORUM.contains(&other).then_some(Target::Ignore),
        };
    }
    if has(&["username", "userid", "accesshash"]) {
        return match word {
            "userid" => account("telegram"),
            "username" => handle("telegram"),
            "accesshash" | "groupid" => Some(Target::Ignore),
            _ => None,
        };
    }
    // Cards have all columns, also those that no card fills.
    (is_empty && has(&["account@contacts", "phone2"])).then_some(Target::Ignore)
}

/// `xid` and `xname` columns that exports write for any platform.
fn platform_column(word: &str) -> Option<Target> {
    let platform = |name: &str| (!name.is_empty() && name.chars().count() <= 30).then(|| name.to_owned());
    if let Some(name) = word.strip_prefix("account@") {
        return platform(name).map(|platform| Target::Account { platform });
    }
    word.strip_prefix("handle@").and_then(platform).map(|platform| Target::Handle { platform })
}

/// Whether a header's word is known in a list of people.
pub fn is_known(word: &str) -> bool {
    member_target(word).is_some()
}

/// Whether a column of that word says who somebody is.
pub fn is_of_a_person(word: &str) -> bool {
    matches!(
        member_target(word),
        Some(
            Target::Name
                | Target::Nickname
                | Target::Remark
                | Target::Phone
                | Target::Email
                | Target::Account { .. }
                | Target::Handle { .. }
        )
    )
}

/// How many of a header's words only people have.
pub fn people_words(words: &[String]) -> usize {
    let of_people = |word: &&String| match member_target(word) {
        // An id of a list may be that of anything.
        Some(Target::Account { platform }) => platform != "list",
        Some(Target::Birthday | Target::GroupJoinedOn | Target::Inviter) => true,
        _ => is_of_a_person(word),
    };
    words.iter().filter(of_people).count()
}

/// Every target that a mapping reaches, the parts of splits too.
pub(super) fn leaves(mapping: &[Target]) -> Vec<&Target> {
    mapping
        .iter()
        .flat_map(|target| match target {
            Target::Split { parts, .. } => leaves(parts),
            target => vec![target],
        })
        .collect()
}

/// A mapping as it is meant: in a list of no group, the day of joining the group is the day of joining the community.
pub(super) fn meant(mapping: &[Target], of_a_group: bool) -> Vec<Target> {
    let said: Vec<Target> = leaves(mapping).into_iter().cloned().collect();
    let in_groups = of_a_group || said.contains(&Target::Channel);
    let mean = |target: &Target| match target {
        Target::GroupJoinedOn if !in_groups && !said.contains(&Target::JoinedOn) => Target::JoinedOn,
        Target::GroupLeftOn if !in_groups && !said.contains(&Target::LeftOn) => Target::LeftOn,
        target => target.clone(),
    };
    let whole = |target: &Target| match target {
        Target::Split { separators, parts } => {
            Target::Split { separators: separators.clone(), parts: parts.iter().map(mean).collect() }
        }
        target => mean(target),
    };
    mapping.iter().map(whole).collect()
}

/// What could tell people apart under a mapping, the best first.
pub(super) fn identities(mapping: &[Target]) -> Vec<Identity> {
    let leaves = leaves(mapping);
    let has = |target: &Target| leaves.contains(&target);
    let mut found = Vec::new();
    if has(&Target::Uid) {
        found.push(Identity::Uid);
    }
    for target in &leaves {
        if let Target::Account { platform } = target {
            found.push(Identity::Account { platform: platform.clone() });
        }
    }
    let named = has(&Target::Name) || has(&Target::Nickname);
    if has(&Target::Phone) {
        if named {
            found.push(Identity::NamePhone);
        }
        found.push(Identity::Phone);
    }
    if has(&Target::Email) {
        found.push(Identity::Email);
    }
    if has(&Target::Nickname) {
        found.push(Identity::Nickname);
    }
    if has(&Target::Name) {
        found.push(Identity::Name);
    }
    found
}

/// Whether one of the identities is an id, by which a list can be imported again and never doubles.
pub(super) fn has_ids(identities: &[Identity]) -> bool {
    identities.iter().any(is_id)
}

pub(super) fn is_id(identity: &Identity) -> bool {
    matches!(identity, Identity::Uid | Identity::Account { .. })
}

/// What tells people apart in an import: what was chosen, else the best that its mapping offers.
pub(super) fn identity_of(input: &MemberImport) -> Identity {
    let best = || identities(&input.mapping).into_iter().next();
    input.identity.clone().or_else(best).unwrap_or_default()
}
