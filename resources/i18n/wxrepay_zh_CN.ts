<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>BookPage</name>
        <message>
            <source>C&amp;lear</source>
            <translation>清空(&amp;L)</translation>
        </message>
        <message>
            <source>Review and submit (Ctrl+Enter)</source>
            <translation>核对并提交  Ctrl+Enter</translation>
        </message>
        <message>
            <source>Review and submit</source>
            <translation>核对并提交</translation>
        </message>
    </context>
    <context>
        <name>BookingForm</name>
        <message>
            <source>{fen} fen</source>
            <translation>{fen} 分</translation>
        </message>
        <message>
            <source>{share} of the cap {cap}</source>
            <translation>上限 {cap} 的 {share}</translation>
        </message>
        <message>
            <source>{share} of the amount</source>
            <translation>应还的 {share}</translation>
        </message>
        <message>
            <source>yuan</source>
            <translation>元</translation>
        </message>
        <message>
            <source>&amp;New</source>
            <translation>换一个(&amp;N)</translation>
        </message>
        <message>
            <source>Make a new record ID (Ctrl+R)</source>
            <translation>换一个新的记录ID（Ctrl+R）</translation>
        </message>
    </context>
    <context>
        <name>Column</name>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Booked (Beijing)</source>
            <translation>预约时间（北京）</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Amount (yuan)</source>
            <translation>应还（元）</translation>
        </message>
        <message>
            <source>Repays on</source>
            <translation>还款日期</translation>
        </message>
        <message>
            <source>Record ID</source>
            <translation>记录ID</translation>
        </message>
        <message>
            <source>Request-ID</source>
            <translation>Request-ID</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>说明</translation>
        </message>
    </context>
    <context>
        <name>Crash</name>
        <message>
            <source>Unexpected error</source>
            <translation>意外错误</translation>
        </message>
        <message>
            <source>Something unexpected happened ({kind}). Nothing that was recorded is lost. Check Records before you book again. Details are in {path}.</source>
            <translation>发生了意外情况（{kind}）。已写入的记录没有丢失。再次预约之前请先查看“记录”。详情在 {path}。</translation>
        </message>
    </context>
    <context>
        <name>Error</name>
        <message>
            <source>Record ID {out_record_id} was already used on {at}. Nothing was sent; take a new one.</source>
            <translation>记录ID {out_record_id} 已在 {at} 用过。没有发送；请换一个新的。</translation>
        </message>
        <message>
            <source>{day} cannot be booked any more: in Beijing it is now {first} to {last}. Nothing was sent; choose another date.</source>
            <translation>{day} 已不能预约：按现在的北京时间，可选 {first} 至 {last}。没有发送；请改选日期。</translation>
        </message>
        <message>
            <source>{out_record_id} is booked or being sent already; nothing was sent again.</source>
            <translation>{out_record_id} 已预约成功或正在发送；没有再次发送。</translation>
        </message>
        <message>
            <source>No merchant has been added on this computer. Add one first.</source>
            <translation>这台电脑还没有添加商户。请先添加商户。</translation>
        </message>
        <message>
            <source>The history file {path} cannot be used ({reason}). Restart the program.</source>
            <translation>记录文件 {path} 无法使用（{reason}）。请重新启动本程序。</translation>
        </message>
        <message>
            <source>No room is left on the disk of {path}. Free some space, then try again.</source>
            <translation>{path} 所在的磁盘已满。请腾出空间后再试。</translation>
        </message>
        <message>
            <source>The history file {path} cannot be written. Ask for the right to write there.</source>
            <translation>记录文件 {path} 不能写入。请申请该位置的写入权限。</translation>
        </message>
        <message>
            <source>Another program holds the history file {path}. Close it, then try again.</source>
            <translation>记录文件 {path} 正被另一个程序占用。请关闭它后再试。</translation>
        </message>
        <message>
            <source>The history file {path} is damaged ({reason}). Keep it and ask for support.</source>
            <translation>记录文件 {path} 已损坏（{reason}）。请保留该文件并联系技术支持。</translation>
        </message>
        <message>
            <source>A newer version of this program wrote {path}. Install that version.</source>
            <translation>{path} 由本程序的更新版本写成。请安装那个版本。</translation>
        </message>
        <message>
            <source>The settings file {path} cannot be used ({reason}). Mend it or move it away.</source>
            <translation>设置文件 {path} 无法使用（{reason}）。请修正或移走它。</translation>
        </message>
        <message>
            <source>The system's keyring is in the way ({reason}). Check it, then try again.</source>
            <translation>系统钥匙串出现问题（{reason}）。请检查后再试。</translation>
        </message>
        <message>
            <source>This system has no safe keyring ({reason}). Set one up, then try again.</source>
            <translation>本系统没有安全的钥匙串（{reason}）。请先设置好再试。</translation>
        </message>
        <message>
            <source>The system's keyring is locked. Unlock it, then try again.</source>
            <translation>系统钥匙串已锁定。请解锁后再试。</translation>
        </message>
        <message>
            <source>The system's keyring failed ({reason}). Check it, then try again.</source>
            <translation>系统钥匙串操作失败（{reason}）。请检查后再试。</translation>
        </message>
        <message>
            <source>The keyring holds no key for this merchant. Add the merchant again.</source>
            <translation>钥匙串里没有这个商户的私钥。请重新添加商户。</translation>
        </message>
        <message>
            <source>What the keyring holds is not this merchant's key. Add the merchant again.</source>
            <translation>钥匙串里的内容不是这个商户的私钥。请重新添加商户。</translation>
        </message>
        <message>
            <source>{path} does not hold the {reason} that should be there. Choose another file.</source>
            <translation>{path} 里没有应有的{reason}。请换一个文件。</translation>
        </message>
    </context>
    <context>
        <name>ErrorSummary</name>
        <message numerus="yes">
            <source>✕ %n thing(s) to fix</source>
            <translation>
                <numerusform>✕ 有 %n 处需要修改</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Hint</name>
        <message>
            <source>From the signed contract, up to 64 characters</source>
            <translation>与用户签约成功后得到，最多64个字符</translation>
        </message>
        <message>
            <source>Bound to the service provider, up to 32</source>
            <translation>与服务商商户号绑定，最多32个字符</translation>
        </message>
        <message>
            <source>The user's id under this AppID</source>
            <translation>用户在该 AppID 下的唯一标识</translation>
        </message>
        <message>
            <source>Digits and letters only, up to 32, unique per merchant; fixed once sent</source>
            <translation>只能是数字、大小写字母，最多32个；同一商户号下唯一；发送后不再改变</translation>
        </message>
        <message>
            <source>Assigned by WeChat Pay, child of this provider, up to 32</source>
            <translation>微信支付分配，与服务商为父子关系，最多32个</translation>
        </message>
        <message>
            <source>Optional; bound to the sub-merchant</source>
            <translation>选填，与子商户号绑定</translation>
        </message>
        <message>
            <source>In yuan; within the template and contract caps</source>
            <translation>单位元；不超过模板每次上限与协议上限</translation>
        </message>
        <message>
            <source>Consumer: required, ≥ 5 %. Cash: optional, ≥ 10 % if given</source>
            <translation>消费贷：必填，≥ 应还的5%。现金贷：可不填；填则 ≥ 10%</translation>
        </message>
        <message>
            <source>Beijing dates {first} to {last}</source>
            <translation>北京时间 {first} 至 {last}</translation>
        </message>
        <message>
            <source>Decides the least minimum; never sent</source>
            <translation>决定最低还款金额的规则；不会发送</translation>
        </message>
        <message>
            <source>Most for one repayment; leave empty if not known</source>
            <translation>模板每次还款的上限；不清楚就留空</translation>
        </message>
        <message>
            <source>As signed with the user; leave empty if not known</source>
            <translation>与用户签约的上限；不清楚就留空</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>What happened</source>
            <translation>经过</translation>
        </message>
        <message>
            <source>{at} written to this computer's history by {user} ({station})</source>
            <translation>{at} 写入本机记录，经办 {user}（{station}）</translation>
        </message>
        <message>
            <source>booking</source>
            <translation>预约</translation>
        </message>
        <message>
            <source>query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>Request (signature hidden)</source>
            <translation>请求内容（已隐去签名）</translation>
        </message>
        <message>
            <source>Answer: none</source>
            <translation>应答内容：无</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>应答内容</translation>
        </message>
        <message>
            <source>(the answer broke off)</source>
            <translation>（应答中断，不完整）</translation>
        </message>
        <message>
            <source>Error number in the Request-ID: {code}</source>
            <translation>Request-ID 中的错误编号：{code}</translation>
        </message>
    </context>
    <context>
        <name>KeyFile</name>
        <message>
            <source>private key</source>
            <translation>私钥</translation>
        </message>
        <message>
            <source>public key</source>
            <translation>公钥</translation>
        </message>
        <message>
            <source>certificate</source>
            <translation>证书</translation>
        </message>
    </context>
    <context>
        <name>Kind</name>
        <message>
            <source>Not known</source>
            <translation>不清楚</translation>
        </message>
        <message>
            <source>Consumer loan</source>
            <translation>消费贷</translation>
        </message>
        <message>
            <source>Cash loan</source>
            <translation>现金贷</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>en</source>
            <translation>zh</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Waiting for the answer; the window closes by itself then.</source>
            <translation>正在等待应答，完成后自动关闭。</translation>
        </message>
        <message numerus="yes">
            <source>%n unknown outcome(s) — resolve first</source>
            <translation>
                <numerusform>有 %n 笔结果未知，请先处理</numerusform>
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation>处理</translation>
        </message>
        <message>
            <source>Still starting: nothing was sent. Try again in a moment.</source>
            <translation>正在启动，没有发送。请稍后再试。</translation>
        </message>
        <message>
            <source>Books repayments (预约还款) for a WeChat Pay service provider.</source>
            <translation>为微信支付服务商预约还款。</translation>
        </message>
        <message>
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <source>Beijing time {now}</source>
            <translation>北京时间 {now}</translation>
        </message>
        <message>
            <source>Support details copied</source>
            <translation>已复制求助信息</translation>
        </message>
        <message>
            <source>Repayment booking</source>
            <translation>预约还款</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>练习</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>正式环境</translation>
        </message>
        <message numerus="yes">
            <source>%n unknown outcome(s)</source>
            <translation>
                <numerusform>结果未知 %n 笔</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>查看(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>外观(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;New booking</source>
            <translation>新的预约(&amp;N)</translation>
        </message>
        <message>
            <source>New &amp;record ID</source>
            <translation>换一个记录ID(&amp;R)</translation>
        </message>
        <message>
            <source>C&amp;lear the form</source>
            <translation>清空表单(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Query all unknown outcomes</source>
            <translation>查询全部结果未知(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;About</source>
            <translation>关于(&amp;A)</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
    </context>
    <context>
        <name>NotBooked</name>
        <message>
            <source>Refused</source>
            <translation>被拒绝</translation>
        </message>
        <message>
            <source>WeChat Pay did not list it as booked, and does not know it</source>
            <translation>微信支付未列为预约成功，查询也没有这笔记录</translation>
        </message>
    </context>
    <context>
        <name>NotSent</name>
        <message>
            <source>The host's name could not be looked up</source>
            <translation>无法解析域名</translation>
        </message>
        <message>
            <source>The host refused the connection</source>
            <translation>对方拒绝连接</translation>
        </message>
        <message>
            <source>The host did not answer</source>
            <translation>连接超时</translation>
        </message>
        <message>
            <source>The host's certificate is not trusted</source>
            <translation>对方的证书不受信任</translation>
        </message>
        <message>
            <source>No encrypted connection could be made</source>
            <translation>无法建立加密连接</translation>
        </message>
        <message>
            <source>No connection could be made</source>
            <translation>无法建立连接</translation>
        </message>
        <message>
            <source>The request could not be prepared</source>
            <translation>请求未能准备好</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Close this notice</source>
            <translation>关闭这条提示</translation>
        </message>
    </context>
    <context>
        <name>OutcomeCard</name>
        <message>
            <source>Sending…</source>
            <translation>正在发送…</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>预约成功</translation>
        </message>
        <message>
            <source>Not booked</source>
            <translation>未成功</translation>
        </message>
        <message>
            <source>Unknown — WeChat Pay may or may not have received it</source>
            <translation>结果未知 — 微信支付可能已收到，也可能没有</translation>
        </message>
        <message>
            <source>Not sent — nothing left this computer</source>
            <translation>未发送 — 没有任何数据离开这台电脑</translation>
        </message>
        <message>
            <source>Record ID {number}</source>
            <translation>记录ID {number}</translation>
        </message>
        <message>
            <source>WeChat Pay says: “{message}”   {code}</source>
            <translation>微信支付说：“{message}”   {code}</translation>
        </message>
        <message>
            <source>WeChat Pay recorded a minimum of {amount}</source>
            <translation>微信支付记录的最低还款金额为 {amount}</translation>
        </message>
        <message>
            <source>Meaning: {meaning}</source>
            <translation>意思：{meaning}</translation>
        </message>
        <message>
            <source>What to do: {advice}</source>
            <translation>怎么办：{advice}</translation>
        </message>
        <message>
            <source>Asked: WeChat Pay has no such record so far.</source>
            <translation>查询过：微信支付目前没有这笔记录。</translation>
        </message>
        <message>
            <source>This record is locked; do not book it anew until it is cleared up.</source>
            <translation>这笔记录已锁定，弄清楚之前请不要新建一笔。</translation>
        </message>
        <message>
            <source>At {field}: {issue}</source>
            <translation>位置 {field}：{issue}</translation>
        </message>
        <message>
            <source>Answer verified ✓ · as submitted ✓</source>
            <translation>应答已验签 ✓ · 与提交一致 ✓</translation>
        </message>
        <message>
            <source>{title}: sent {sent}, recorded {recorded}</source>
            <translation>{title}：提交 {sent}，记录 {recorded}</translation>
        </message>
        <message>
            <source>! Answer verified, but WeChat Pay recorded it differently:</source>
            <translation>! 应答已验签，但微信支付记录的内容与提交不同：</translation>
        </message>
        <message>
            <source>Sending… waited {seconds} s</source>
            <translation>正在发送… 已等待 {seconds} 秒</translation>
        </message>
    </context>
    <context>
        <name>PlaceBar</name>
        <message>
            <source>Places</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>预约</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>记录</translation>
        </message>
    </context>
    <context>
        <name>PracticeBar</name>
        <message>
            <source>PRACTICE · never contacts WeChat Pay · its data is kept apart</source>
            <translation>练习模式 · 不会联系微信支付 · 数据单独存放</translation>
        </message>
        <message>
            <source>&amp;Simulated result:</source>
            <translation>模拟结果(&amp;S)：</translation>
        </message>
        <message>
            <source>Simulated result</source>
            <translation>模拟结果</translation>
        </message>
    </context>
    <context>
        <name>ReadBack</name>
        <message>
            <source>No cap is known, so it cannot be checked</source>
            <translation>未登记上限，无法核对</translation>
        </message>
        <message>
            <source>{share} of the cap {cap}</source>
            <translation>上限 {cap} 的 {share}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>{day} · in {days} days (Beijing time)</source>
            <translation>{day} · {days} 天后（北京时间）</translation>
        </message>
        <message>
            <source>To be submitted</source>
            <translation>将要提交</translation>
        </message>
        <message>
            <source>Minimum: {minimum}</source>
            <translation>最低还款：{minimum}</translation>
        </message>
        <message>
            <source>Repays on: {day}</source>
            <translation>还款日期：{day}</translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) still to fill in or mend.</source>
            <translation>
                <numerusform>还有 %n 项要填写或修改。</numerusform>
            </translation>
        </message>
        <message>
            <source>Not submitted yet; change what you like.</source>
            <translation>尚未提交，可随意修改。</translation>
        </message>
    </context>
    <context>
        <name>Reason</name>
        <message>
            <source>Enter the {title}</source>
            <translation>请填写{title}</translation>
        </message>
        <message>
            <source>Up to {longest} characters; this has {length}</source>
            <translation>最多{longest}个字符，现在是{length}个</translation>
        </message>
        <message>
            <source>Up to {longest} characters (from the response table); this has {length}</source>
            <translation>最多{longest}个字符（应答参数），现在是{length}个</translation>
        </message>
        <message>
            <source>Character {place} “{character}” cannot be sent: no emoji or rare characters</source>
            <translation>第{place}个字符“{character}”不能发送：不支持表情和生僻字</translation>
        </message>
        <message>
            <source>Character {place} is a blank or invisible; delete it or copy the text again</source>
            <translation>第{place}个字符是空白或看不见的字符，请删除或重新复制</translation>
        </message>
        <message>
            <source>Looks altered by Excel ({text}); the original digits are lost — copy it from the source</source>
            <translation>像是被 Excel 改写过的数字（{text}），原编号已丢失，请从来源复制</translation>
        </message>
        <message>
            <source>Digits and letters only; character {place} “{character}” is not allowed</source>
            <translation>只能是数字、大小写字母；第{place}个字符“{character}”不行</translation>
        </message>
        <message>
            <source>Already used on this computer on {date}; take a new one</source>
            <translation>本机已在 {date} 用过这个ID，请换一个</translation>
        </message>
        <message>
            <source>This is the service provider's own number; enter the sub-merchant's</source>
            <translation>这是服务商自己的商户号，请填写子商户号</translation>
        </message>
        <message>
            <source>Cannot read “{text}”; enter digits and one decimal point only</source>
            <translation>看不懂“{text}”，请只输入数字和一个小数点</translation>
        </message>
        <message>
            <source>At most two decimals, this is {text}; nothing is rounded for you</source>
            <translation>最多两位小数，现在是 {text}（不会替你四舍五入）</translation>
        </message>
        <message>
            <source>Must be above 0</source>
            <translation>必须大于 0</translation>
        </message>
        <message>
            <source>More than any repayment can be</source>
            <translation>超出了任何一笔还款可能的金额</translation>
        </message>
        <message>
            <source>Over the template's cap of ¥{cap} for one repayment by ¥{excess}</source>
            <translation>超过模板每次还款上限 ¥{cap}（多 ¥{excess}）</translation>
        </message>
        <message>
            <source>Over this contract's cap of ¥{cap} by ¥{excess}</source>
            <translation>超过该协议的上限 ¥{cap}（多 ¥{excess}）</translation>
        </message>
        <message>
            <source>Required for consumer-loan contracts</source>
            <translation>消费贷必填</translation>
        </message>
        <message>
            <source>At least 5 % of the amount, i.e. ¥{least}</source>
            <translation>不能少于应还款金额的5%，至少 ¥{least}</translation>
        </message>
        <message>
            <source>At least 10 % of the amount, i.e. ¥{least}; or leave it empty</source>
            <translation>填了就不能少于10%，至少 ¥{least}；也可以清空</translation>
        </message>
        <message>
            <source>Not above the amount of ¥{amount}</source>
            <translation>不能大于应还款金额 ¥{amount}</translation>
        </message>
        <message>
            <source>“{text}” is not a date; write it as yyyy-MM-dd</source>
            <translation>“{text}”不是日期；格式为 yyyy-MM-DD</translation>
        </message>
        <message>
            <source>Earliest is the day after booking, {first}</source>
            <translation>最早是预约日后第1天 {first}</translation>
        </message>
        <message>
            <source>Latest is {last}; booking day +15 ({excluded}) is excluded</source>
            <translation>最晚到 {last}；预约日+15天（{excluded}）不包括在内</translation>
        </message>
        <message>
            <source>Character {place} “{character}” is unusual in an id; please compare</source>
            <translation>第{place}个字符“{character}”在编号中不常见，请核对</translation>
        </message>
        <message>
            <source>Usually 18 characters starting with wx; please compare</source>
            <translation>通常以 wx 开头共18位，请核对</translation>
        </message>
        <message>
            <source>Usually 10 digits; please compare</source>
            <translation>通常是10位数字，请核对</translation>
        </message>
        <message>
            <source>Kind of contract not known: a consumer loan needs a minimum</source>
            <translation>未登记模板类型：消费贷必须填写最低还款金额</translation>
        </message>
        <message>
            <source>Kind of contract not known: a cash loan needs at least 10 %, i.e. ¥{least}</source>
            <translation>未登记模板类型：现金贷至少 10%，即 ¥{least}</translation>
        </message>
        <message>
            <source>A cap is not known, so it cannot be checked</source>
            <translation>未登记上限，无法核对</translation>
        </message>
        <message>
            <source>Invisible characters at its ends are left out: {count}</source>
            <translation>已去掉首尾 {count} 个不可见字符</translation>
        </message>
        <message>
            <source>Full-width characters are read as half-width ones</source>
            <translation>已把全角字符换成半角</translation>
        </message>
        <message>
            <source>Choose the repayment date</source>
            <translation>请选择还款日期</translation>
        </message>
    </context>
    <context>
        <name>RecordDetail</name>
        <message>
            <source>Record details</source>
            <translation>记录详情</translation>
        </message>
        <message>
            <source>Requests and answers</source>
            <translation>请求与应答</translation>
        </message>
        <message>
            <source>Choose a record to see everything about it.</source>
            <translation>选择一笔记录，查看它的全部内容。</translation>
        </message>
    </context>
    <context>
        <name>RecordsPage</name>
        <message>
            <source>Records</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>No records yet. The first booking will appear here.</source>
            <translation>还没有记录。第一笔预约后会出现在这里。</translation>
        </message>
    </context>
    <context>
        <name>ReviewSheet</name>
        <message>
            <source>Review and submit</source>
            <translation>核对后提交</translation>
        </message>
        <message>
            <source>Practice: nothing goes to WeChat Pay</source>
            <translation>练习，不会提交给微信支付</translation>
        </message>
        <message>
            <source>Live: this goes to WeChat Pay</source>
            <translation>正式环境，将提交给微信支付</translation>
        </message>
        <message>
            <source>A booking is not a debit; the debit is started separately. A booking cannot be recalled from this program.</source>
            <translation>预约成功不等于已扣款；扣款需另行发起。提交后不能在本程序撤回。</translation>
        </message>
        <message>
            <source>Review: {amount}, {capitals}, repays on {day}</source>
            <translation>核对：应还 {amount}，{capitals}，还款日期 {day}</translation>
        </message>
        <message>
            <source>Minimum</source>
            <translation>最低还款</translation>
        </message>
        <message>
            <source>Repays on</source>
            <translation>还款日期</translation>
        </message>
        <message>
            <source>Cap</source>
            <translation>占上限</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Change {title}</source>
            <translation>更改{title}</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>返回修改 Esc</translation>
        </message>
        <message>
            <source>Submit booking (Ctrl+Enter)</source>
            <translation>提交预约  Ctrl+Enter</translation>
        </message>
        <message>
            <source>Can be pressed after 0.8 seconds</source>
            <translation>0.8 秒后可按</translation>
        </message>
    </context>
    <context>
        <name>Scenario</name>
        <message>
            <source>Booked</source>
            <translation>预约成功</translation>
        </message>
        <message>
            <source>Different echo</source>
            <translation>回显不同</translation>
        </message>
        <message>
            <source>Parameter error 400</source>
            <translation>参数错误 400</translation>
        </message>
        <message>
            <source>No permission 403</source>
            <translation>无权限 403</translation>
        </message>
        <message>
            <source>Rate limit 429</source>
            <translation>频率限制 429</translation>
        </message>
        <message>
            <source>System error, then success</source>
            <translation>系统错误一次后成功</translation>
        </message>
        <message>
            <source>Timeout (unknown)</source>
            <translation>超时（结果未知）</translation>
        </message>
        <message>
            <source>Bad response signature</source>
            <translation>应答签名不对</translation>
        </message>
        <message>
            <source>200 with an empty list</source>
            <translation>200 但列表为空</translation>
        </message>
        <message>
            <source>Clock 6 minutes off</source>
            <translation>时钟相差 6 分钟</translation>
        </message>
    </context>
    <context>
        <name>Source</name>
        <message>
            <source>Document</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Local</source>
            <translation>本机</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>no connection was tried</source>
            <translation>没有尝试连接</translation>
        </message>
        <message>
            <source>stopped while connecting; nothing was sent</source>
            <translation>连接时中止，没有发送</translation>
        </message>
        <message>
            <source>connected; nothing was sent</source>
            <translation>已连接，没有发送</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>已发送</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>Sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>预约成功</translation>
        </message>
        <message>
            <source>Not booked</source>
            <translation>未成功</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>结果未知</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>Booked; WeChat Pay recorded it differently</source>
            <translation>预约成功；微信支付记录的内容与提交不同</translation>
        </message>
        <message>
            <source>Asked: no such record so far</source>
            <translation>查询过：目前没有这笔记录</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>&amp;Book another</source>
            <translation>再预约一笔(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Open record</source>
            <translation>查看记录(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Stop waiting</source>
            <translation>停止等待(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Later</source>
            <translation>以后再说(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Query result</source>
            <translation>查询结果(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Retry with the same number</source>
            <translation>用原单号重试(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Fix and resend</source>
            <translation>修改后重发(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Copy support details</source>
            <translation>复制求助信息(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>Summary</name>
        <message>
            <source>{title}: {sentence}</source>
            <translation>{title}：{sentence}</translation>
        </message>
    </context>
    <context>
        <name>Term</name>
        <message>
            <source>Kind of template</source>
            <translation>模板类型</translation>
        </message>
        <message>
            <source>Template cap</source>
            <translation>模板上限</translation>
        </message>
        <message>
            <source>Contract cap</source>
            <translation>协议上限</translation>
        </message>
    </context>
    <context>
        <name>Unknown</name>
        <message>
            <source>No whole answer came back</source>
            <translation>没有收到完整的应答</translation>
        </message>
        <message>
            <source>The answer's signature does not vouch for it</source>
            <translation>应答验签没有通过</translation>
        </message>
        <message>
            <source>The answer cannot be read</source>
            <translation>应答内容无法识别</translation>
        </message>
        <message>
            <source>The answer does not list this record</source>
            <translation>应答中没有这笔记录</translation>
        </message>
        <message>
            <source>Taken, but not carried out yet</source>
            <translation>已受理，尚未处理</translation>
        </message>
        <message>
            <source>An unexpected answer</source>
            <translation>意外的应答</translation>
        </message>
        <message>
            <source>Refused, but not signed</source>
            <translation>被拒绝，但应答没有签名</translation>
        </message>
        <message>
            <source>Refused, but anybody could have answered so</source>
            <translation>被拒绝，但无法确认应答来自微信支付</translation>
        </message>
        <message>
            <source>The repeat was refused; an earlier attempt may be booked</source>
            <translation>重试被拒绝；之前的一次可能已预约成功</translation>
        </message>
        <message>
            <source>The number is said to exist already</source>
            <translation>微信支付称该单号已存在</translation>
        </message>
        <message>
            <source>WeChat Pay had an error</source>
            <translation>微信支付系统异常</translation>
        </message>
        <message>
            <source>Sending was interrupted before its outcome was stored</source>
            <translation>发送被中断，结果没有保存</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>no answer</source>
            <translation>无应答</translation>
        </message>
        <message>
            <source>answer verified</source>
            <translation>应答已验签</translation>
        </message>
        <message>
            <source>answer not signed</source>
            <translation>应答没有签名</translation>
        </message>
        <message>
            <source>a signature header is missing</source>
            <translation>缺少签名头</translation>
        </message>
        <message>
            <source>a signature header stands twice</source>
            <translation>签名头重复</translation>
        </message>
        <message>
            <source>the signature's time is no time</source>
            <translation>签名时间无法识别</translation>
        </message>
        <message>
            <source>the signature's time is over 5 minutes from this computer's clock</source>
            <translation>签名时间与本机时钟相差超过5分钟</translation>
        </message>
        <message>
            <source>signed with a platform certificate: the switch to the public key is not opened yet</source>
            <translation>应答由平台证书签名：微信支付公钥切换未开启</translation>
        </message>
        <message>
            <source>signed with a key that is not known</source>
            <translation>应答由未知的密钥签名</translation>
        </message>
        <message>
            <source>the signature is wrong</source>
            <translation>签名不对</translation>
        </message>
    </context>
    <context>
        <name>Weekday</name>
        <message>
            <source>Mon</source>
            <translation>周一</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>周二</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>周三</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>周四</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>周五</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>周六</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>周日</translation>
        </message>
        <message>
            <source>{weekday} {date}</source>
            <translation>{date} {weekday}</translation>
        </message>
    </context>
</TS>
