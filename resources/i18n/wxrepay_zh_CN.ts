<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Acknowledgement</name>
        <message>
            <source>Nothing was sent: tick this first.</source>
            <translation>没有提交：请先勾选这一项。</translation>
        </message>
        <message>
            <source>&amp;I know; this is another one</source>
            <translation>我知道，这是另一笔(&amp;I)</translation>
        </message>
    </context>
    <context>
        <name>AttestDialog</name>
        <message>
            <source>Choose what WeChat Pay's merchant portal shows.</source>
            <translation>请选择微信支付商户平台上显示的情况。</translation>
        </message>
        <message>
            <source>Say how you know, in {count} characters or more.</source>
            <translation>请说明依据，至少{count}个字。</translation>
        </message>
        <message>
            <source>Settle by hand</source>
            <translation>人工核实</translation>
        </message>
        <message>
            <source>{number}: {amount}, repays on {day}. The outcome is unknown: {message}</source>
            <translation>{number}：{amount}，还款日期 {day}。结果未知：{message}</translation>
        </message>
        <message>
            <source>Look for this record in WeChat Pay's merchant portal first. It shows that:</source>
            <translation>请先在微信支付商户平台上查找这笔记录。平台上：</translation>
        </message>
        <message>
            <source>the record is &amp;booked</source>
            <translation>有这笔预约，预约成功(&amp;B)</translation>
        </message>
        <message>
            <source>the record does &amp;not exist</source>
            <translation>没有这笔预约(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;How you know:</source>
            <translation>核实依据(&amp;H)：</translation>
        </message>
        <message>
            <source>How you know</source>
            <translation>核实依据</translation>
        </message>
        <message>
            <source>What you saw, where and when: {count} characters or more</source>
            <translation>何时、在哪里、看到了什么，至少{count}个字</translation>
        </message>
        <message>
            <source>! The verdict is recorded with your user name, the time and this reason, and cannot be undone. A verified answer that lists the record still overrules it.</source>
            <translation>! 结论会连同您的用户名、时间和依据一起记录，不能撤销。以后若有已验签的应答列出这笔记录，以应答为准。</translation>
        </message>
        <message>
            <source>&amp;Record the verdict</source>
            <translation>记录结论(&amp;R)</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>取消 Esc</translation>
        </message>
    </context>
    <context>
        <name>BookCounter</name>
        <message>
            <source>Support details copied</source>
            <translation>已复制求助信息</translation>
        </message>
        <message>
            <source>Request-ID copied</source>
            <translation>已复制 Request-ID</translation>
        </message>
        <message>
            <source>Differences copied</source>
            <translation>已复制差异</translation>
        </message>
    </context>
    <context>
        <name>BookPage</name>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Re&amp;do</source>
            <translation>重做(&amp;D)</translation>
        </message>
        <message>
            <source>The document on this &amp;field</source>
            <translation>这个字段的文档原文(&amp;F)</translation>
        </message>
        <message>
            <source>Clea&amp;r</source>
            <translation>清空(&amp;R)</translation>
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
        <name>Contract</name>
        <message>
            <source>ending in {tail}</source>
            <translation>尾号{tail}</translation>
        </message>
        <message>
            <source>repays on day {day}</source>
            <translation>还款日每月{day}日</translation>
        </message>
        <message>
            <source>{title} not known</source>
            <translation>{title}未登记</translation>
        </message>
    </context>
    <context>
        <name>ContractColumn</name>
        <message>
            <source>Not known !</source>
            <translation>未登记！</translation>
        </message>
        <message>
            <source>Name or remark</source>
            <translation>姓名/备注</translation>
        </message>
        <message>
            <source>Ends in</source>
            <translation>尾号</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Contract cap</source>
            <translation>协议上限</translation>
        </message>
        <message>
            <source>Next due</source>
            <translation>下次还款</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>最近</translation>
        </message>
    </context>
    <context>
        <name>ContractEditor</name>
        <message>
            <source>• Unsaved changes</source>
            <translation>• 有未保存的修改</translation>
        </message>
        <message>
            <source>✓ Saved</source>
            <translation>✓ 已保存</translation>
        </message>
        <message>
            <source>✓ Stopped; everything about it is kept</source>
            <translation>✓ 已停用；一切都保留</translation>
        </message>
        <message>
            <source>✓ Saved before; nothing has changed since</source>
            <translation>✓ 此前已保存，没有新的修改</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Choose a contract, or add one.</source>
            <translation>请选择一个协议，或添加一个。</translation>
        </message>
    </context>
    <context>
        <name>ContractIds</name>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Change the contract's ids</source>
            <translation>更改协议字段</translation>
        </message>
        <message>
            <source>The contract's ids</source>
            <translation>协议的编号</translation>
        </message>
    </context>
    <context>
        <name>ContractList</name>
        <message>
            <source>Contracts</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>No contract matches “{text}”.</source>
            <translation>没有符合“{text}”的协议。</translation>
        </message>
        <message>
            <source>No contract is in use.</source>
            <translation>没有在用的协议。</translation>
        </message>
        <message>
            <source>None is stopped.</source>
            <translation>没有停用的协议。</translation>
        </message>
        <message>
            <source>Show {count} stopped</source>
            <translation>查看停用的 {count} 个</translation>
        </message>
        <message>
            <source>Show {count} active</source>
            <translation>查看在用的 {count} 个</translation>
        </message>
        <message>
            <source>Active {count}</source>
            <translation>在用 {count}</translation>
        </message>
        <message>
            <source>Stopped {count}</source>
            <translation>停用 {count}</translation>
        </message>
        <message>
            <source>Search by name, pinyin initials or the end of any id</source>
            <translation>可按姓名、拼音首字母或任一编号尾号查找</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>清除查找</translation>
        </message>
    </context>
    <context>
        <name>ContractPane</name>
        <message>
            <source>New contract</source>
            <translation>新协议</translation>
        </message>
        <message>
            <source>Nothing here changes a booking made before. A contract is never deleted: stopping it keeps everything.</source>
            <translation>这里的修改不影响以前的预约。协议从不删除：停用后一切都保留。</translation>
        </message>
        <message>
            <source>&amp;Book one</source>
            <translation>预约一笔(&amp;B)</translation>
        </message>
        <message>
            <source>S&amp;top</source>
            <translation>停用(&amp;T)</translation>
        </message>
        <message>
            <source>Res&amp;ume</source>
            <translation>恢复使用(&amp;U)</translation>
        </message>
        <message>
            <source>Reve&amp;rt</source>
            <translation>还原(&amp;R)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>&amp;Save (Ctrl+S)</source>
            <translation>保存(&amp;S)（Ctrl+S）</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>ContractPicker</name>
        <message>
            <source>&amp;Contract</source>
            <translation>协议(&amp;C)</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>协议，可输入姓名、拼音首字母或编号尾号</translation>
        </message>
        <message>
            <source>Contracts found</source>
            <translation>找到的协议</translation>
        </message>
        <message>
            <source>No saved contract matches; type its ids below.</source>
            <translation>协议簿中没有符合的协议；请在下面填写编号。</translation>
        </message>
        <message>
            <source>Saved contracts: name, pinyin initials or the end of any id</source>
            <translation>协议簿：可输入姓名、拼音首字母或任一编号尾号</translation>
        </message>
    </context>
    <context>
        <name>ContractsPage</name>
        <message>
            <source>Import from Excel</source>
            <translation>从 Excel 导入</translation>
        </message>
        <message>
            <source>Excel workbooks (*.xlsx *.xlsm)</source>
            <translation>Excel 工作簿 (*.xlsx *.xlsm)</translation>
        </message>
        <message>
            <source>Export contracts</source>
            <translation>导出协议</translation>
        </message>
        <message>
            <source>Excel workbooks (*.xlsx)</source>
            <translation>Excel 工作簿 (*.xlsx)</translation>
        </message>
        <message>
            <source>contracts</source>
            <translation>协议簿</translation>
        </message>
        <message>
            <source>E&amp;xport {count}… (Ctrl+E)</source>
            <translation>导出 {count} 个…(&amp;X)（Ctrl+E）</translation>
        </message>
        <message>
            <source>The contract book is empty. With an entry, a booking takes an amount and a date.</source>
            <translation>协议簿是空的。添加后，预约一笔只需输入金额和日期。</translation>
        </message>
        <message>
            <source>&amp;Add contract (Ctrl+N)</source>
            <translation>添加协议(&amp;A)（Ctrl+N）</translation>
        </message>
        <message>
            <source>&amp;Import from Excel…</source>
            <translation>从 Excel 导入…(&amp;I)</translation>
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
        <name>DayPopup</name>
        <message>
            <source>Beijing time; bookable: {first} to {last}</source>
            <translation>北京时间，可选 {first} 至 {last}</translation>
        </message>
        <message>
            <source>This contract has a booking for this day</source>
            <translation>这个协议在这一天已有预约</translation>
        </message>
        <message>
            <source>Today; the earliest is the day after booking</source>
            <translation>今天；最早是预约日后第1天</translation>
        </message>
        <message>
            <source>Booking day +15; the document: “not including this day” (不包括这天)</source>
            <translation>预约日+15天，文档：不包括这天</translation>
        </message>
        <message>
            <source>Cannot be booked today</source>
            <translation>今天不能预约这一天</translation>
        </message>
    </context>
    <context>
        <name>DayTools</name>
        <message>
            <source>Tomorrow {day}</source>
            <translation>明天 {day}</translation>
        </message>
        <message>
            <source>Latest {day}</source>
            <translation>最晚 {day}</translation>
        </message>
        <message>
            <source>Open the calendar (Alt+Down)</source>
            <translation>打开日历（Alt+↓）</translation>
        </message>
        <message>
            <source>{day} is the last day that can be booked</source>
            <translation>{day} 是最晚可预约的一天</translation>
        </message>
        <message>
            <source>{day} is the first day that can be booked</source>
            <translation>{day} 是最早可预约的一天</translation>
        </message>
    </context>
    <context>
        <name>DefaultMinimum</name>
        <message>
            <source>5 %</source>
            <translation>金额的5%</translation>
        </message>
        <message>
            <source>10 %</source>
            <translation>金额的10%</translation>
        </message>
        <message>
            <source>Full amount</source>
            <translation>全额</translation>
        </message>
        <message>
            <source>Leave empty</source>
            <translation>留空</translation>
        </message>
    </context>
    <context>
        <name>Differences</name>
        <message>
            <source>{title}: sent {sent}, recorded {recorded}</source>
            <translation>{title}：提交 {sent}，记录 {recorded}</translation>
        </message>
    </context>
    <context>
        <name>DocumentNote</name>
        <message>
            <source>Close the document's words (F1)</source>
            <translation>关闭文档原文（F1）</translation>
        </message>
        <message>
            <source>The document on {title}</source>
            <translation>文档原文：{title}</translation>
        </message>
        <message>
            <source>预约还款, as of 2025.12.05: {address}</source>
            <translation>预约还款（2025.12.05 版）：{address}</translation>
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
            <source>The outcome of {out_record_id} is not unknown any more, or has just changed. Nothing was settled by hand; look at the record again.</source>
            <translation>{out_record_id} 的结果已不是未知，或刚刚有了变化。没有记录人工结论，请再看一下这笔记录。</translation>
        </message>
        <message>
            <source>No merchant has been added on this computer. Add one first.</source>
            <translation>这台电脑还没有添加商户。请先添加商户。</translation>
        </message>
        <message>
            <source>Contract {contract_id} is in the book already. Open that entry and change it.</source>
            <translation>协议 {contract_id} 已在协议簿中。请打开原有条目修改。</translation>
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
            <source>The file {path} cannot be pasted ({reason}). Copy the text in it instead.</source>
            <translation>文件 {path} 无法粘贴（{reason}）。请改为复制其中的文字。</translation>
        </message>
        <message>
            <source>{path} does not hold the {reason} that should be there. Choose another file.</source>
            <translation>{path} 里没有应有的{reason}。请换一个文件。</translation>
        </message>
        <message>
            <source>The spreadsheet {path} cannot be used ({reason}). Mend it, close it elsewhere, or choose another file.</source>
            <translation>电子表格 {path} 无法使用（{reason}）。请修正它，或在别处关闭它，或改选其他文件。</translation>
        </message>
        <message>
            <source>The spreadsheet {path} has no column “{column}”. Add it, then import again.</source>
            <translation>电子表格 {path} 没有“{column}”这一列。请补上后再导入。</translation>
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
        <name>Facts</name>
        <message>
            <source>{fen} fen</source>
            <translation>{fen} 分</translation>
        </message>
        <message>
            <source>{share} of the cap {cap}</source>
            <translation>上限 {cap} 的 {share}</translation>
        </message>
        <message>
            <source>{title} not known</source>
            <translation>{title}未登记，无法核对</translation>
        </message>
        <message>
            <source>{share} of the amount</source>
            <translation>应还金额的 {share}</translation>
        </message>
        <message>
            <source>{day} · in {days} days (Beijing time)</source>
            <translation>{day} · {days} 天后（北京时间）</translation>
        </message>
        <message>
            <source>yuan</source>
            <translation>元</translation>
        </message>
        <message>
            <source>Set to {text}</source>
            <translation>改为 {text}</translation>
        </message>
    </context>
    <context>
        <name>FormLines</name>
        <message>
            <source>&amp;Usual {amount}</source>
            <translation>常用 {amount}(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;New</source>
            <translation>换一个(&amp;N)</translation>
        </message>
        <message>
            <source>Make a new record ID (Ctrl+R)</source>
            <translation>换一个记录ID（Ctrl+R）</translation>
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
        <message>
            <source>What you call it; found by any part of it or by its pinyin initials</source>
            <translation>您对它的称呼；可按其中任意几个字或拼音首字母查找</translation>
        </message>
        <message>
            <source>Optional: 1 to 31; a shorter month has it on its last day</source>
            <translation>选填：1 至 31；没有这一天的月份取月末</translation>
        </message>
        <message>
            <source>Optional, in yuan</source>
            <translation>选填，单位元</translation>
        </message>
        <message>
            <source>Fills in the minimum of a new booking, rounded up to the fen</source>
            <translation>新预约时填入最低还款金额，进位到分</translation>
        </message>
        <message>
            <source>Optional; never sent</source>
            <translation>选填；不会发送</translation>
        </message>
        <message>
            <source>Active or stopped; nothing is ever deleted</source>
            <translation>在用或停用；从不删除</translation>
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
            <source>{at} settled by hand as booked by {user} ({station}): {reason}</source>
            <translation>{at} {user}（{station}）人工核实为预约成功：{reason}</translation>
        </message>
        <message>
            <source>{at} settled by hand as not booked by {user} ({station}): {reason}</source>
            <translation>{at} {user}（{station}）人工核实为未成功：{reason}</translation>
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
        <name>ImportSheet</name>
        <message>
            <source>Import contracts</source>
            <translation>导入协议</translation>
        </message>
        <message>
            <source>{new} new, {changed} changed, {same} unchanged, {problems} with problems</source>
            <translation>新增 {new} 个，修改 {changed} 个，不变 {same} 个，有问题 {problems} 行</translation>
        </message>
        <message>
            <source>✕ Not imported:</source>
            <translation>✕ 不导入：</translation>
        </message>
        <message>
            <source>Changes to what is saved:</source>
            <translation>对已保存协议的修改：</translation>
        </message>
        <message>
            <source>Columns that are not read:</source>
            <translation>不读取的列：</translation>
        </message>
        <message>
            <source>Nothing is stored yet, and no booking made before changes.</source>
            <translation>尚未保存任何内容；以前的预约也不会改变。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>&amp;Import {count}</source>
            <translation>导入 {count} 个(&amp;I)</translation>
        </message>
        <message>
            <source>Line {line}: {problem}</source>
            <translation>第 {line} 行：{problem}</translation>
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
            <source>Still starting: nothing was sent or stored. Try again in a moment.</source>
            <translation>正在启动，没有发送，也没有保存。请稍后再试。</translation>
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
            <source>Past midnight in Beijing; bookable dates are now {first} to {last}</source>
            <translation>北京时间已过零点，可选日期变为 {first} 至 {last}</translation>
        </message>
        <message numerus="yes">
            <source>%n contract(s) written to {name}</source>
            <translation>
                <numerusform>已把 %n 个协议写入 {name}</numerusform>
            </translation>
        </message>
        <message>
            <source>[Practice] Repayment booking</source>
            <translation>[练习] 预约还款</translation>
        </message>
        <message>
            <source>Repayment booking</source>
            <translation>预约还款</translation>
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
            <source>&amp;Paste a request, answer or cURL</source>
            <translation>粘贴请求、应答或 cURL(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>查找(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Next pane</source>
            <translation>下一个区域(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Previous pane</source>
            <translation>上一个区域(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Enter goes to the next field</source>
            <translation>Enter 到下一栏(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>Query all &amp;unknown outcomes</source>
            <translation>查询全部结果未知(&amp;U)</translation>
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
        <message>
            <source>Settled by hand as not booked</source>
            <translation>人工核实：未成功</translation>
        </message>
    </context>
    <context>
        <name>NotKnown</name>
        <message>
            <source>Not known</source>
            <translation>不清楚</translation>
        </message>
        <message>
            <source>Ticked, the field is empty; typing takes it away</source>
            <translation>勾选时本栏为空；输入金额即取消勾选</translation>
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
        <name>Origin</name>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>from the contract book</source>
            <translation>来自协议簿</translation>
        </message>
        <message>
            <source>pasted</source>
            <translation>粘贴</translation>
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
            <source>Booked — settled by hand</source>
            <translation>预约成功 — 人工核实</translation>
        </message>
        <message>
            <source>Not booked — settled by hand</source>
            <translation>未成功 — 人工核实</translation>
        </message>
        <message>
            <source>A mended booking takes a new record ID and is linked to this one.</source>
            <translation>改后会使用新的记录ID，并与本笔关联。</translation>
        </message>
        <message>
            <source>This record is locked: until it is cleared up it can be neither changed nor copied.</source>
            <translation>这笔记录已锁定，弄清楚之前不能修改或复制。</translation>
        </message>
        <message>
            <source>Record ID {number}</source>
            <translation>记录ID {number}</translation>
        </message>
        <message>
            <source>{at} Beijing time</source>
            <translation>北京时间 {at}</translation>
        </message>
        <message>
            <source>took {seconds} s</source>
            <translation>用时 {seconds} 秒</translation>
        </message>
        <message>
            <source>Waited {seconds} s, and no answer came.</source>
            <translation>等了 {seconds} 秒没有收到应答。</translation>
        </message>
        <message>
            <source>Do not book it anew; this is how to find out:</source>
            <translation>请不要新建一笔；用下面的方法弄清楚：</translation>
        </message>
        <message>
            <source>1  Query result: first ask WeChat Pay whether it has this record</source>
            <translation>1  查询结果：先问微信支付这笔记录在不在</translation>
        </message>
        <message>
            <source>2  Retry {number} unchanged: content and record ID stay the same, so it cannot become two</source>
            <translation>2  用原单号重试 {number}：内容和记录ID都不变，不会变成两笔</translation>
        </message>
        <message>
            <source>3  Copy support details: what WeChat Pay's support will ask for</source>
            <translation>3  复制求助信息：微信支付的技术支持会用到</translation>
        </message>
        <message>
            <source>WeChat Pay says: “{message}”   {code}</source>
            <translation>微信支付说：“{message}”   {code}</translation>
        </message>
        <message>
            <source>WeChat Pay recorded: amount {amount} · minimum {minimum} · date {day}</source>
            <translation>微信支付记录：应还 {amount} · 最低 {minimum} · 日期 {day}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>not as submitted !</source>
            <translation>与提交不同 !</translation>
        </message>
        <message>
            <source>as submitted ✓</source>
            <translation>与提交一致 ✓</translation>
        </message>
        <message>
            <source>answer verified ✓</source>
            <translation>应答已验签 ✓</translation>
        </message>
        <message>
            <source>! No answer vouches for this; a person said so:</source>
            <translation>! 没有应答为此作证，由人工核实：</translation>
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
            <source>At {field}: {issue}</source>
            <translation>位置 {field}：{issue}</translation>
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
        <name>Paste</name>
        <message>
            <source>Nothing in it is a booking: neither a request, an answer nor support details</source>
            <translation>这里没有可用的预约：既不是请求、应答，也不是求助信息</translation>
        </message>
        <message>
            <source>It holds {count} items, and one call takes one: paste one of them</source>
            <translation>共有 {count} 条预约还款项，而一次只能预约 1 条；请只粘贴其中一条</translation>
        </message>
        <message>
            <source>It is too long to be one booking</source>
            <translation>内容过长，不可能是一条预约</translation>
        </message>
    </context>
    <context>
        <name>PasteNote</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message numerus="yes">
            <source>Pasted: %n field(s) changed</source>
            <translation>
                <numerusform>已粘贴：%n 个字段有变化</numerusform>
            </translation>
        </message>
        <message>
            <source> ({titles})</source>
            <translation>（{titles}）</translation>
        </message>
        <message>
            <source>Cannot be filled in: {values}</source>
            <translation>无法填入：{values}</translation>
        </message>
        <message>
            <source>Not used: {names}</source>
            <translation>未使用的字段：{names}</translation>
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
        <message>
            <source>Contracts</source>
            <translation>协议</translation>
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
            <source>{status} · {amount} · repays on {day} · submitted {at}</source>
            <translation>{status} · {amount} · 还款 {day} · {at} 提交</translation>
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
        <message>
            <source>Recent on this contract</source>
            <translation>这个协议最近</translation>
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
            <source>Up to {longest} characters in the contract book; this has {length}</source>
            <translation>协议簿中最多{longest}个字符，现在是{length}个</translation>
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
            <source>Only zeros after the 15th digit, as Excel leaves them; compare it with the source</source>
            <translation>第16位起全是0，像是被 Excel 改写过，请与来源核对</translation>
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
            <source>In the contract book already; open that entry and change it</source>
            <translation>协议簿中已有这个协议；请打开原有条目修改</translation>
        </message>
        <message>
            <source>Row {line} has this contract already; keep one of the two</source>
            <translation>第{line}行已有这个协议；请只保留其中一行</translation>
        </message>
        <message>
            <source>“{text}” is none of the choices for this</source>
            <translation>“{text}”不在可选项之中</translation>
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
            <source>“{text}” is no day of the month; enter 1 to 31</source>
            <translation>“{text}”不是每月的日子，请输入1至31</translation>
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
            <source>Not in the contract book; caps and kind cannot be checked</source>
            <translation>不在协议簿中，上限与模板类型无法核对</translation>
        </message>
        <message>
            <source>This contract is stopped in the contract book</source>
            <translation>这个协议在协议簿中已停用</translation>
        </message>
        <message>
            <source>Holds look-alikes such as O and 0 or l and 1; better copied than typed</source>
            <translation>含有 O/0、l/1 易混字符，建议复制而非手打</translation>
        </message>
        <message>
            <source>This contract usually repays on day {day} of the month</source>
            <translation>该协议通常在每月{day}日还款</translation>
        </message>
        <message>
            <source>This contract already has a booking for {date}: ¥{amount}, submitted {at}, {status}</source>
            <translation>这个协议已有一笔 {date} 的预约（¥{amount}，{at} 提交，{status}）</translation>
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
            <source>Everything that was sent and received, our signature left out</source>
            <translation>全部请求和应答，不含本方签名</translation>
        </message>
        <message>
            <source>Choose a record to see everything about it.</source>
            <translation>选择一笔记录，查看它的全部内容。</translation>
        </message>
        <message>
            <source>Replaces {number}</source>
            <translation>替代 {number}</translation>
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
        <message>
            <source>&amp;Book one</source>
            <translation>去预约(&amp;B)</translation>
        </message>
    </context>
    <context>
        <name>RetypedAmount</name>
        <message>
            <source>Nothing was sent: type the amount again here.</source>
            <translation>没有提交：请在这里再输入一次金额。</translation>
        </message>
        <message>
            <source>The two amounts differ at digit {place}</source>
            <translation>两次金额不同：第{place}位</translation>
        </message>
        <message>
            <source>&amp;Type the amount again:</source>
            <translation>请再输入一次金额(&amp;T)：</translation>
        </message>
        <message>
            <source>Type the amount again, in yuan</source>
            <translation>请再输入一次金额，单位元</translation>
        </message>
        <message>
            <source>yuan</source>
            <translation>元</translation>
        </message>
        <message>
            <source>Typed key by key: nothing can be pasted here</source>
            <translation>请逐键输入，这里不能粘贴</translation>
        </message>
    </context>
    <context>
        <name>ReviewFacts</name>
        <message>
            <source>Review: {amount}, {capitals}, repays on {day}</source>
            <translation>核对：应还 {amount}，{capitals}，还款日期 {day}</translation>
        </message>
        <message>
            <source>Minimum</source>
            <translation>最低还款</translation>
        </message>
        <message>
            <source>{day} · default date</source>
            <translation>{day} · 默认日期</translation>
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
            <source>Contract</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Last booking</source>
            <translation>上次预约</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Change {title}</source>
            <translation>更改{title}</translation>
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
            <source>From {amount} upwards the amount has to be typed again here.</source>
            <translation>金额达到 {amount} 时，这里会要求再输入一次金额。</translation>
        </message>
        <message>
            <source>A booking is not a debit; the debit is started separately. A booking cannot be recalled from this program.</source>
            <translation>预约成功不等于已扣款；扣款需另行发起。提交后不能在本程序撤回。</translation>
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
        <name>Share</name>
        <message>
            <source>&amp;5 %</source>
            <translation>&amp;5%</translation>
        </message>
        <message>
            <source>1&amp;0 %</source>
            <translation>1&amp;0%</translation>
        </message>
        <message>
            <source>Full (&amp;Q)</source>
            <translation>全额(&amp;Q)</translation>
        </message>
        <message>
            <source>Minimum: 5 % of the amount (Alt+5)</source>
            <translation>最低还款：应还金额的5%（Alt+5）</translation>
        </message>
        <message>
            <source>Minimum: 10 % of the amount (Alt+0)</source>
            <translation>最低还款：应还金额的10%（Alt+0）</translation>
        </message>
        <message>
            <source>Minimum: the whole amount (Alt+Q)</source>
            <translation>最低还款：全额（Alt+Q）</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>larger than 20 MB</source>
            <translation>超过 20 MB</translation>
        </message>
        <message>
            <source>too much for one sheet</source>
            <translation>超出一张表的容量</translation>
        </message>
        <message>
            <source>protected by a password</source>
            <translation>有密码保护</translation>
        </message>
        <message>
            <source>not an Excel workbook (.xlsx)</source>
            <translation>不是 Excel 工作簿（.xlsx）</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>a cell holds an error such as #N/A</source>
            <translation>有单元格是 #N/A 之类的错误值</translation>
        </message>
    </context>
    <context>
        <name>Shortcut</name>
        <message>
            <source>Review; on the review sheet: submit</source>
            <translation>核对；在核对单上：提交</translation>
        </message>
        <message>
            <source>Next field; never sends</source>
            <translation>下一栏；从不提交</translation>
        </message>
        <message>
            <source>Close the sheet on top</source>
            <translation>关闭最上面的窗口</translation>
        </message>
        <message>
            <source>Minimum: 5 %, 10 %, whole amount</source>
            <translation>最低还款：5%、10%、全额</translation>
        </message>
        <message>
            <source>Date: one day, one week</source>
            <translation>日期：前后一天、一周</translation>
        </message>
        <message>
            <source>Date, typed short</source>
            <translation>日期的简写</translation>
        </message>
        <message>
            <source>Date: open the calendar</source>
            <translation>日期：打开日历</translation>
        </message>
        <message>
            <source>Query this outcome</source>
            <translation>查询这笔的结果</translation>
        </message>
        <message>
            <source>Copy support details of this outcome</source>
            <translation>复制这笔的求助信息</translation>
        </message>
        <message>
            <source>Contracts: save the entry</source>
            <translation>协议：保存</translation>
        </message>
        <message>
            <source>Contracts: export what is shown</source>
            <translation>协议：导出当前所列</translation>
        </message>
        <message>
            <source>Book, Records, Contracts</source>
            <translation>预约、记录、协议</translation>
        </message>
    </context>
    <context>
        <name>ShortcutList</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>快捷键</translation>
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
        <name>Spoken</name>
        <message>
            <source>{title}, in yuan</source>
            <translation>{title}，单位元</translation>
        </message>
        <message>
            <source>{title}, Beijing time</source>
            <translation>{title}，北京时间</translation>
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
        <name>State</name>
        <message>
            <source>Active</source>
            <translation>在用</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>停用</translation>
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
            <source>Settled by hand by {user} ({station}) on {at}: {reason}</source>
            <translation>{user}（{station}）于 {at} 人工核实：{reason}</translation>
        </message>
        <message>
            <source>Asked: no such record so far</source>
            <translation>查询过：目前没有这笔记录</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Beijing time {now}</source>
            <translation>北京时间 {now}</translation>
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
        <name>Step</name>
        <message>
            <source>&amp;Book another (Ctrl+N)</source>
            <translation>再预约一笔 Ctrl+N(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Next instalment for this contract</source>
            <translation>同协议下一期(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open record</source>
            <translation>查看记录(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Add to the contract book</source>
            <translation>加入协议簿(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Update the contract book</source>
            <translation>去协议簿修改(&amp;U)</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>关闭(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Stop waiting</source>
            <translation>停止等待(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Later (keep under Unknown)</source>
            <translation>以后再说，留在“结果未知”(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Query result (F5)</source>
            <translation>查询结果 F5(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Retry {number} unchanged</source>
            <translation>用原单号重试 {number}(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Settle by hand…</source>
            <translation>人工核实…(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Copy support details (Ctrl+Shift+C)</source>
            <translation>复制求助信息 Ctrl+Shift+C(&amp;C)</translation>
        </message>
        <message>
            <source>Copy the &amp;differences</source>
            <translation>复制差异(&amp;D)</translation>
        </message>
        <message>
            <source>Copy the Request-&amp;ID</source>
            <translation>复制 Request-ID(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Fix and resend</source>
            <translation>修改后重发(&amp;F)</translation>
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
        <message>
            <source>Name or remark</source>
            <translation>姓名/备注</translation>
        </message>
        <message>
            <source>Repayment day</source>
            <translation>还款日</translation>
        </message>
        <message>
            <source>Usual amount</source>
            <translation>常用金额</translation>
        </message>
        <message>
            <source>Default minimum</source>
            <translation>最低默认</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
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
        <name>UnsavedStrip</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Stay (Esc)</source>
            <translation>留在这里（Esc）</translation>
        </message>
        <message>
            <source>! Unsaved changes: {name}</source>
            <translation>! 有未保存的修改：{name}</translation>
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
