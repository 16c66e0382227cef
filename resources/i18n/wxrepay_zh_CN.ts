<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>About</name>
        <message>
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <source>Books repayments (预约还款) for a WeChat Pay service provider.</source>
            <translation>为微信支付服务商预约还款。</translation>
        </message>
    </context>
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
        <name>AppearancePane</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>&amp;Enter goes to the next field</source>
            <translation>Enter 到下一栏(&amp;E)</translation>
        </message>
        <message>
            <source>! In use, but not saved; the window behind this says why.</source>
            <translation>! 已生效，但没有保存；原因见后面的窗口。</translation>
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
        <name>Backup</name>
        <message>
            <source>Daily copy of {at}</source>
            <translation>{at} 的每日备份</translation>
        </message>
        <message>
            <source>Copy before an update, of {at}</source>
            <translation>{at} 更新程序之前的备份</translation>
        </message>
        <message>
            <source>Replaced by a restored copy, of {at}</source>
            <translation>{at} 被恢复的备份替换下来的记录</translation>
        </message>
    </context>
    <context>
        <name>BackupList</name>
        <message>
            <source>&amp;Back up now</source>
            <translation>立即备份(&amp;B)</translation>
        </message>
        <message>
            <source>The history and the contract book are copied once a day; the last seven copies are kept.</source>
            <translation>每天备份一次记录和协议簿，保留最近七份。</translation>
        </message>
        <message>
            <source>Reading the copies…</source>
            <translation>正在读取备份…</translation>
        </message>
        <message>
            <source>There is no copy yet.</source>
            <translation>还没有备份。</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>恢复…</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>no record</source>
            <translation>没有记录</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s), the newest of {newest}</source>
            <translation>
                <numerusform>%n 条记录，最新一条 {newest}</numerusform>
            </translation>
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
        <name>Check</name>
        <message>
            <source>Signed with the private key, verified with the certificate (offline)</source>
            <translation>用私钥签名并用证书验证（本机完成，未联网）</translation>
        </message>
        <message>
            <source>Proxy {address}</source>
            <translation>代理 {address}</translation>
        </message>
        <message>
            <source>{host} found (DNS)</source>
            <translation>找到 {host}（DNS）</translation>
        </message>
        <message>
            <source>Connected (TCP)</source>
            <translation>已连接（TCP）</translation>
        </message>
        <message>
            <source>Encrypted (TLS); certificate issued by {issuer}</source>
            <translation>已加密（TLS）；证书由 {issuer} 签发</translation>
        </message>
        <message>
            <source>{host} answered</source>
            <translation>{host} 已应答</translation>
        </message>
        <message>
            <source>Clock differs by {seconds} s</source>
            <translation>时钟相差 {seconds} 秒</translation>
        </message>
        <message>
            <source>WeChat Pay recognises the merchant number and the certificate (asked for a record that cannot exist; nothing was done)</source>
            <translation>微信支付认出了商户号和证书（查询了一个不存在的记录，没有产生任何业务）</translation>
        </message>
        <message>
            <source>The answer's signature matches WeChat Pay's key</source>
            <translation>应答签名与微信支付的公钥相符</translation>
        </message>
        <message>
            <source>The private key and the certificate are no pair. Choose both from one download.</source>
            <translation>私钥与证书不是一对。请选择同一次下载的两个文件。</translation>
        </message>
        <message>
            <source>The proxy {address} cannot be reached. Check its address, or ask your IT.</source>
            <translation>连不上代理 {address}。请核对地址，或询问IT部门。</translation>
        </message>
        <message>
            <source>The proxy {address} asks for a user and a password, or refuses these.</source>
            <translation>代理 {address} 要求用户名和密码，或不接受现在填的。</translation>
        </message>
        <message>
            <source>The proxy {address} does not let {host} through ({status}). Ask your IT.</source>
            <translation>代理 {address} 不放行 {host}（{status}）。请询问IT部门。</translation>
        </message>
        <message>
            <source>What answers at {address} is no such proxy. Check address, port and kind.</source>
            <translation>{address} 不是这种代理。请核对地址、端口和类型。</translation>
        </message>
        <message>
            <source>The name {host} cannot be resolved (DNS). Is there a network, or a proxy to set?</source>
            <translation>无法解析域名 {host}（DNS）。请检查网络，或设置代理。</translation>
        </message>
        <message>
            <source>{host} refuses the connection. Ask your IT to allow port 443.</source>
            <translation>{host} 拒绝连接。请IT部门放行443端口。</translation>
        </message>
        <message>
            <source>{host} does not answer. A firewall may block port 443: ask your IT.</source>
            <translation>{host} 没有响应。防火墙可能拦截了443端口，请询问IT部门。</translation>
        </message>
        <message>
            <source>{host} cannot be reached. Check the network.</source>
            <translation>连不上 {host}。请检查网络。</translation>
        </message>
        <message>
            <source>The certificate was issued by “{issuer}”: your network decrypts HTTPS. If that is as it should be, choose your company's root certificate.</source>
            <translation>证书由“{issuer}”签发：您的网络在解密HTTPS。如属正常，请导入公司根证书。</translation>
        </message>
        <message>
            <source>The certificate is not {host}'s: somebody is in between. Ask your IT.</source>
            <translation>证书不属于 {host}：有人在中间。请询问IT部门。</translation>
        </message>
        <message>
            <source>{host}'s certificate is not valid now. Check this computer's date and time.</source>
            <translation>{host} 的证书现在无效。请检查本机的日期和时间。</translation>
        </message>
        <message>
            <source>No encrypted connection could be made. Something in between breaks it off.</source>
            <translation>无法建立加密连接，中间有设备把它断开了。</translation>
        </message>
        <message>
            <source>{host} did not answer in time. Try again.</source>
            <translation>{host} 没有及时应答。请再试一次。</translation>
        </message>
        <message>
            <source>What answered ({status}) is not WeChat Pay: perhaps a login page of the network.</source>
            <translation>应答（{status}）不是来自微信支付：可能是网络的登录页。</translation>
        </message>
        <message>
            <source>The clock differs by {seconds} s; WeChat Pay refuses that. Set it right.</source>
            <translation>时钟相差 {seconds} 秒，微信支付会拒绝。请校准时钟。</translation>
        </message>
        <message>
            <source>WeChat Pay does not know this certificate for this merchant number. Is it the newest, and not revoked?</source>
            <translation>微信支付不认识这个商户号的这张证书。它是最新的吗？是否已作废？</translation>
        </message>
        <message>
            <source>WeChat Pay does not accept the signature: the key is another certificate's.</source>
            <translation>微信支付不接受这个签名：私钥属于另一张证书。</translation>
        </message>
        <message>
            <source>WeChat Pay refused the question ({status} {code}): {message}</source>
            <translation>微信支付拒绝了查询（{status} {code}）：{message}</translation>
        </message>
        <message>
            <source>The answer carries no signature, so WeChat Pay's key is not proven yet; the first booking will show it</source>
            <translation>应答没有签名，微信支付公钥还没有得到验证；第一笔预约时会见分晓</translation>
        </message>
        <message>
            <source>Answered with the platform certificate {serial}: the public key is not switched on. A super administrator opens it under 商户平台 → 账户中心 → API安全 → 微信支付公钥; or add that certificate.</source>
            <translation>应答用的是平台证书 {serial}：公钥切换未开启。请超级管理员在 商户平台 → 账户中心 → API安全 → 微信支付公钥 开启，或添加这张平台证书。</translation>
        </message>
        <message>
            <source>The answer names another key ({serial}). Check the public key ID.</source>
            <translation>应答用的是另一个公钥（{serial}）。请核对公钥ID。</translation>
        </message>
        <message>
            <source>The answer's signature does not match: the public key is another one's. Download it again.</source>
            <translation>应答签名不符：公钥不是这个商户的。请重新下载。</translation>
        </message>
        <message>
            <source>Encrypted (TLS); your network decrypts it with a certificate from “{issuer}”, as allowed</source>
            <translation>已加密（TLS）；您的网络用“{issuer}”的证书解密，已按设置允许</translation>
        </message>
        <message>
            <source>{host}: {sentence}</source>
            <translation>{host}：{sentence}</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>The test is still running. Wait for it, or cancel.</source>
            <translation>测试还在进行。请等待，或取消。</translation>
        </message>
        <message>
            <source>The private key and the certificate are no pair. Go back.</source>
            <translation>私钥与证书不是一对。请返回上一步。</translation>
        </message>
        <message>
            <source>The new key is not proven yet, so the old one stays. Test again, or cancel.</source>
            <translation>新密钥还没有得到验证，旧密钥继续使用。请重新测试，或取消。</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>正在测试…</translation>
        </message>
        <message>
            <source>&amp;Test again</source>
            <translation>重新测试(&amp;T)</translation>
        </message>
        <message>
            <source>Net&amp;work settings…</source>
            <translation>网络设置(&amp;W)…</translation>
        </message>
        <message>
            <source>&amp;Use the key for this run only</source>
            <translation>仅本次运行使用密钥(&amp;U)</translation>
        </message>
        <message>
            <source>✓ Everything works. You can begin.</source>
            <translation>✓ 一切正常，可以开始了。</translation>
        </message>
        <message>
            <source>! The key fits, but it could not be proven online. You can finish and test later.</source>
            <translation>! 密钥与证书相符，但未能联网验证。可以先完成，以后再测试。</translation>
        </message>
    </context>
    <context>
        <name>Clock</name>
        <message>
            <source>1. Right-click the clock at the bottom right and choose “Adjust date and time”.
2. Turn on “Set time automatically”.
3. Press “Sync now”.
If that is greyed out, your IT department sets the clock: ask them.</source>
            <translation>1. 右键点击右下角的时钟，选择“调整日期和时间”。
2. 打开“自动设置时间”。
3. 点击“立即同步”。
如果是灰色的，说明时钟由IT部门管理，请联系他们。</translation>
        </message>
        <message>
            <source>1. Open System Settings → General → Date &amp; Time.
2. Turn on “Set time and date automatically”.
If it cannot be turned on, your IT department sets the clock: ask them.</source>
            <translation>1. 打开 系统设置 → 通用 → 日期与时间。
2. 打开“自动设置时间和日期”。
如果无法打开，说明时钟由IT部门管理，请联系他们。</translation>
        </message>
        <message>
            <source>1. Open the system's settings for date and time and turn on automatic time; or, in a terminal: timedatectl set-ntp true
2. Wait until the clock has moved.</source>
            <translation>1. 在系统的日期和时间设置里打开自动校时；或在终端执行：timedatectl set-ntp true
2. 等待时钟校准。</translation>
        </message>
        <message>
            <source>Then press “Check again”. Nothing has to be restarted.</source>
            <translation>然后点击“重新校时”，不需要重启程序。</translation>
        </message>
    </context>
    <context>
        <name>ClockHelp</name>
        <message>
            <source>Set the clock right</source>
            <translation>校准时钟</translation>
        </message>
    </context>
    <context>
        <name>Colour</name>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <source>Teal</source>
            <translation>青</translation>
        </message>
        <message>
            <source>Olive</source>
            <translation>橄榄</translation>
        </message>
        <message>
            <source>Brown</source>
            <translation>棕</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>粉</translation>
        </message>
        <message>
            <source>Grey</source>
            <translation>灰</translation>
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
        <name>CompanyCaBox</name>
        <message>
            <source>Company certificate</source>
            <translation>公司根证书</translation>
        </message>
        <message>
            <source>C&amp;hoose a file…</source>
            <translation>选择文件…(&amp;H)</translation>
        </message>
        <message>
            <source>Choose the company's certificate file</source>
            <translation>选择公司根证书文件</translation>
        </message>
        <message>
            <source>Remo&amp;ve it</source>
            <translation>移除(&amp;V)</translation>
        </message>
        <message>
            <source>Remove the company's certificate</source>
            <translation>移除公司根证书</translation>
        </message>
        <message>
            <source>&amp;Trust it</source>
            <translation>信任(&amp;T)</translation>
        </message>
        <message>
            <source>Trust the company's certificate</source>
            <translation>信任公司根证书</translation>
        </message>
        <message>
            <source>&amp;Do not trust it</source>
            <translation>不信任(&amp;D)</translation>
        </message>
        <message>
            <source>! Compare the fingerprint with the one that your IT tells you. Whoever holds this certificate's key can read what is sent.</source>
            <translation>! 请与IT人员提供的指纹核对。持有此证书密钥的人可以看到发送的内容。</translation>
        </message>
        <message>
            <source>Reading the certificate…</source>
            <translation>正在读取证书…</translation>
        </message>
        <message>
            <source>{name} (not trusted yet)</source>
            <translation>{name}（尚未信任）</translation>
        </message>
        <message>
            <source>None; needed only where your network decrypts HTTPS</source>
            <translation>无；只有公司网络解密 HTTPS 时才需要</translation>
        </message>
        <message>
            <source>✕ expired on {day}</source>
            <translation>✕ 已于 {day} 过期</translation>
        </message>
        <message>
            <source>valid to {day}</source>
            <translation>有效至 {day}</translation>
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
        <name>Duration</name>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} 分 {seconds} 秒</translation>
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
            <source>{out_record_id} was mended and goes on as {by}. Nothing was sent; go on with that record.</source>
            <translation>{out_record_id} 已修改后改用 {by} 预约。没有发送，请在新的记录上继续。</translation>
        </message>
        <message>
            <source>{out_record_id} is not refused or unsent any more. Nothing was sent; look at the record again.</source>
            <translation>{out_record_id} 已不再是被拒绝或未发送的状态。没有发送，请重新查看这条记录。</translation>
        </message>
        <message>
            <source>Asked: WeChat Pay has no record {out_record_id} so far, but a delayed request may still arrive. Nothing was sent again; it can be from {earliest} (Beijing) on.</source>
            <translation>已查询：微信支付目前没有 {out_record_id}，但延迟的请求仍可能到达。没有再次发送，{earliest}（北京时间）起可以用原单号再发。</translation>
        </message>
        <message>
            <source>{out_record_id} was sent {times} times without a known outcome; nothing was sent again. Leave it to the program, which goes on asking, or ask WeChat Pay's support.</source>
            <translation>{out_record_id} 已发送 {times} 次，结果仍未知，没有再次发送。程序会继续查询，也可以联系微信支付客服。</translation>
        </message>
        <message>
            <source>WeChat Pay asked for fewer requests. Nothing was sent; try again at {until} (Beijing).</source>
            <translation>微信支付要求降低请求频率。没有发送，请在 {until}（北京时间）再试。</translation>
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
            <source>This computer's clock is {seconds} s off WeChat Pay's. Nothing was sent; set the clock right, then check it again.</source>
            <translation>本机时钟与微信支付相差 {seconds} 秒。没有发送任何内容；请校准时钟，然后重新校时。</translation>
        </message>
        <message>
            <source>The private key is still being read from the system's keyring. Nothing was sent; answer its question, or wait a moment.</source>
            <translation>正在从系统钥匙串读取私钥。没有发送任何内容；请回应钥匙串的提示，或稍等片刻。</translation>
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
            <source>What came of the sending could not be saved in {path} ({reason}). Do not book it again: put that right, then query the record.</source>
            <translation>发送的结果没能存入 {path}（{reason}）。不要重新预约：先排除这个问题，再查询这条记录。</translation>
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
            <source>This system has no keyring ({reason}). Set one up, or use the key file for this run only.</source>
            <translation>本系统没有钥匙串（{reason}）。请先设置，或仅本次运行使用密钥文件。</translation>
        </message>
        <message>
            <source>This system's keyring ({reason}) would keep the key in the clear, so it is not used. Set up a safe one, or use the key file for this run only.</source>
            <translation>本系统的钥匙串（{reason}）会以明文保存密钥，因此不使用。请设置安全的钥匙串，或仅本次运行使用密钥文件。</translation>
        </message>
        <message>
            <source>The system's keyring is locked. Unlock it and try again, or use the key file for this run only.</source>
            <translation>系统钥匙串已锁定。请解锁后重试，或仅本次运行使用密钥文件。</translation>
        </message>
        <message>
            <source>Access to the system's keyring was declined. Try again and allow it, or use the key file for this run only.</source>
            <translation>访问系统钥匙串被拒绝。请重试并允许访问，或仅本次运行使用密钥文件。</translation>
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
        <name>FileKind</name>
        <message>
            <source>Merchant API private key (RSA {bits})</source>
            <translation>商户API私钥（RSA {bits}）</translation>
        </message>
        <message>
            <source>Private key under a password</source>
            <translation>被密码保护的私钥</translation>
        </message>
        <message>
            <source>Key and certificate in one (.p12)</source>
            <translation>私钥和证书合在一起（.p12）</translation>
        </message>
        <message>
            <source>.p12 under a password</source>
            <translation>被密码保护的 .p12</translation>
        </message>
        <message>
            <source>Merchant API certificate · {company} · {mchid}</source>
            <translation>商户API证书 · {company} · {mchid}</translation>
        </message>
        <message>
            <source>WeChat Pay platform certificate · {serial_no}</source>
            <translation>微信支付平台证书 · {serial_no}</translation>
        </message>
        <message>
            <source>Certificate of somebody else</source>
            <translation>其他证书</translation>
        </message>
        <message>
            <source>WeChat Pay public key (RSA {bits})</source>
            <translation>微信支付公钥（RSA {bits}）</translation>
        </message>
        <message>
            <source>APIv3 key (32 characters)</source>
            <translation>APIv3密钥（32位字符）</translation>
        </message>
        <message>
            <source>Alipay key or certificate</source>
            <translation>支付宝的密钥或证书</translation>
        </message>
        <message>
            <source>Key without its first or last line</source>
            <translation>缺少首尾行的密钥</translation>
        </message>
        <message>
            <source>Key of another kind</source>
            <translation>其他类型的密钥</translation>
        </message>
        <message>
            <source>Not a key file</source>
            <translation>不是密钥文件</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>Public key (RSA {bits})</source>
            <translation>公钥（RSA {bits}）</translation>
        </message>
    </context>
    <context>
        <name>FileMark</name>
        <message>
            <source>good</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>不需要</translation>
        </message>
        <message>
            <source>password needed</source>
            <translation>需要密码</translation>
        </message>
        <message>
            <source>with a note</source>
            <translation>有提示</translation>
        </message>
        <message>
            <source>wrong</source>
            <translation>有误</translation>
        </message>
    </context>
    <context>
        <name>FileNote</name>
        <message>
            <source>same as above, not needed</source>
            <translation>与上面相同，不需要</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>已忽略</translation>
        </message>
        <message>
            <source>does not belong to the private key: the certificate is {mchid}'s ({serial_no}), the key's fingerprint is {fingerprint}…. Take both from the same download</source>
            <translation>与私钥不是一对：证书属于 {mchid}（{serial_no}），私钥指纹 {fingerprint}…。请使用同一次下载的文件</translation>
        </message>
        <message>
            <source>belongs to another merchant, {mchid}. Add one merchant at a time</source>
            <translation>属于另一个商户 {mchid}。请一次只添加一个商户</translation>
        </message>
        <message>
            <source>belongs to {mchid}, but this is about {expected}. Choose its files</source>
            <translation>属于 {mchid}，而这里是 {expected}。请选择它的文件</translation>
        </message>
        <message>
            <source>expired on {date}. Apply for a new one on the merchant platform</source>
            <translation>已于 {date} 过期。请在商户平台申请新证书</translation>
        </message>
        <message>
            <source>expires in {days} days. Apply for a new one in time</source>
            <translation>{days} 天后过期。请及时申请新证书</translation>
        </message>
        <message>
            <source>is valid only from {date}. Check this computer's clock</source>
            <translation>{date} 才生效。请检查本机时钟</translation>
        </message>
        <message>
            <source>this is the merchant certificate, not WeChat Pay's public key (download that under 商户平台 → 账户中心 → API安全)</source>
            <translation>这是商户证书，不是微信支付公钥（后者在 商户平台→账户中心→API安全 下载）</translation>
        </message>
        <message>
            <source>can be used, but WeChat Pay's public key is better</source>
            <translation>可用，但建议改用微信支付公钥</translation>
        </message>
        <message>
            <source>this program does not need it</source>
            <translation>本程序用不到</translation>
        </message>
        <message>
            <source>its password is not the merchant number; enter the password below</source>
            <translation>密码不是商户号，请在下面输入</translation>
        </message>
        <message>
            <source>enter its password below</source>
            <translation>请在下面输入密码</translation>
        </message>
        <message>
            <source>that was not its password; try again</source>
            <translation>密码不对，请再试</translation>
        </message>
        <message>
            <source>its BEGIN or END line is missing. Choose the file as it was downloaded, not a copy of its text</source>
            <translation>缺少 BEGIN/END 首尾行。请选择下载的原文件，不要用复制的文本</translation>
        </message>
        <message>
            <source>this is the public half of the merchant's key: neither the private key nor WeChat Pay's</source>
            <translation>这是公钥不是私钥：它是商户密钥的公钥部分，也不是微信支付公钥</translation>
        </message>
        <message>
            <source>this is a private key; WeChat Pay's public key is asked for here</source>
            <translation>这是私钥；这里需要的是微信支付公钥</translation>
        </message>
        <message>
            <source>this is the merchant's own, not WeChat Pay's. Choose pub_key.pem</source>
            <translation>这是商户自己的，不是微信支付的。请选择 pub_key.pem</translation>
        </message>
        <message>
            <source>this is for Alipay. Choose the files from WeChat Pay</source>
            <translation>这是支付宝的密钥。请选择微信支付的文件</translation>
        </message>
        <message>
            <source>not RSA; WeChat Pay takes RSA keys</source>
            <translation>不是RSA；微信支付使用RSA密钥</translation>
        </message>
        <message>
            <source>only {bits} bits; WeChat Pay takes 2048 or more</source>
            <translation>只有 {bits} 位；微信支付要求2048位以上</translation>
        </message>
        <message>
            <source>{reason}</source>
            <translation>{reason}</translation>
        </message>
        <message>
            <source>damaged or cut short. Choose the file as it was downloaded</source>
            <translation>已损坏或不完整。请选择下载的原文件</translation>
        </message>
        <message>
            <source>the archive has a password. Unpack it, then choose the folder</source>
            <translation>压缩包有密码。请先解压，再选择文件夹</translation>
        </message>
        <message>
            <source>far too large for a key file</source>
            <translation>太大，不会是密钥文件</translation>
        </message>
        <message>
            <source>too many files: the others were not looked at. Choose fewer</source>
            <translation>文件太多，其余的没有查看。请少选一些</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>The files are still being read.</source>
            <translation>文件还在读取。</translation>
        </message>
        <message>
            <source>Enter the password of “{name}” first.</source>
            <translation>请先输入“{name}”的密码。</translation>
        </message>
        <message>
            <source>Hand over the merchant's private key and its certificate first.</source>
            <translation>请先放入商户API私钥和证书。</translation>
        </message>
        <message>
            <source>The private key (apiclient_key.pem) is missing.</source>
            <translation>缺少私钥（apiclient_key.pem）。</translation>
        </message>
        <message>
            <source>The merchant's certificate (apiclient_cert.pem) is missing.</source>
            <translation>缺少商户证书（apiclient_cert.pem）。</translation>
        </message>
        <message>
            <source>What is marked with ✕ has to be replaced first.</source>
            <translation>请先更换标有 ✕ 的文件。</translation>
        </message>
        <message>
            <source>Drop the certificate files, the folder or the zip here</source>
            <translation>把证书文件、整个文件夹或压缩包拖到这里</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>选择文件(&amp;F)…</translation>
        </message>
        <message>
            <source>Choose a f&amp;older…</source>
            <translation>选择文件夹(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Unlock</source>
            <translation>解锁(&amp;U)</translation>
        </message>
        <message>
            <source>Password of the file</source>
            <translation>文件的密码</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>是什么</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Password of {name}</source>
            <translation>{name} 的密码</translation>
        </message>
        <message>
            <source>Reading the files…</source>
            <translation>正在读取文件…</translation>
        </message>
        <message>
            <source>✓ The key and the certificate are a pair</source>
            <translation>✓ 私钥与证书是一对</translation>
        </message>
        <message>
            <source>✕ The key and the certificate are not a pair</source>
            <translation>✕ 私钥与证书不是一对</translation>
        </message>
        <message>
            <source>Choose the certificate files</source>
            <translation>选择证书文件</translation>
        </message>
        <message>
            <source>Choose the folder</source>
            <translation>选择文件夹</translation>
        </message>
    </context>
    <context>
        <name>FolderPane</name>
        <message>
            <source>Copies</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>&amp;Open the folder</source>
            <translation>打开文件夹(&amp;O)</translation>
        </message>
        <message>
            <source>The settings, and for real work and practice apart the history, the contract book and the log. Keys and passwords are not there but in {keyring}.</source>
            <translation>设置，以及正式与练习各自的记录、协议簿和日志。密钥和密码不在这里，而在{keyring}中。</translation>
        </message>
        <message>
            <source>Copying the history…</source>
            <translation>正在备份记录…</translation>
        </message>
        <message>
            <source>✓ The history is copied</source>
            <translation>✓ 记录已备份</translation>
        </message>
        <message>
            <source>! The folder could not be opened. Copy its name instead.</source>
            <translation>! 无法打开文件夹，请复制它的路径。</translation>
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
            <source>WeChat Pay answered with the platform certificate {serial}: the public-key switch is not opened for this merchant. A super administrator opens it on 商户平台 → 账户中心 → API安全 → 微信支付公钥 → 开启公钥切换; meanwhile, the platform certificate can be added in the merchant's settings.</source>
            <translation>微信支付用平台证书 {serial} 签名应答：本商户尚未开启公钥切换。请超级管理员在商户平台 → 账户中心 → API安全 → 微信支付公钥 → 开启公钥切换；在此之前，可在商户设置中添加平台证书。</translation>
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
        <name>KeyWizard</name>
        <message>
            <source>Storing the key in the keyring; it may ask you something…</source>
            <translation>正在把密钥存入钥匙串，它可能会询问您…</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Check the merchant</source>
            <translation>核对商户</translation>
        </message>
        <message>
            <source>WeChat Pay public key</source>
            <translation>微信支付公钥</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Add a merchant</source>
            <translation>添加商户</translation>
        </message>
        <message>
            <source>Replace the key</source>
            <translation>更换密钥</translation>
        </message>
        <message>
            <source>Use the key for this run only</source>
            <translation>仅本次运行使用密钥</translation>
        </message>
        <message>
            <source>Step {number} of {count}: {title}</source>
            <translation>第 {number} 步，共 {count} 步：{title}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>上一步(&amp;B)</translation>
        </message>
        <message>
            <source>Finish, but &amp;practise first</source>
            <translation>完成，先练习一遍(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>完成(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>下一步(&amp;N)</translation>
        </message>
    </context>
    <context>
        <name>Keyring</name>
        <message>
            <source>Windows Credential Manager</source>
            <translation>Windows 凭据管理器</translation>
        </message>
        <message>
            <source>macOS Keychain</source>
            <translation>macOS 钥匙串</translation>
        </message>
        <message>
            <source>the system's keyring (Secret Service)</source>
            <translation>系统钥匙串（Secret Service）</translation>
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
            <source>&amp;Merchant</source>
            <translation>商户(&amp;M)</translation>
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
            <source>&amp;Choose a merchant…</source>
            <translation>切换商户(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Add a merchant…</source>
            <translation>添加商户(&amp;A)…</translation>
        </message>
        <message>
            <source>Check &amp;key and clock</source>
            <translation>检查密钥和时钟(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
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
        <name>MerchantCard</name>
        <message>
            <source>Display name</source>
            <translation>显示名称</translation>
        </message>
        <message>
            <source>Enter a display name.</source>
            <translation>请填写显示名称。</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Test the key of {name}</source>
            <translation>测试{name}的密钥</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司名称</translation>
        </message>
        <message>
            <source>Certificate serial number</source>
            <translation>证书序列号</translation>
        </message>
        <message>
            <source>Private key</source>
            <translation>私钥</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the serial number</source>
            <translation>复制证书序列号</translation>
        </message>
        <message>
            <source>Replace the key…</source>
            <translation>更换密钥…</translation>
        </message>
        <message>
            <source>Replace the key of {name}…</source>
            <translation>更换{name}的密钥…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <source>Remove {name}…</source>
            <translation>移除{name}…</translation>
        </message>
        <message>
            <source>It is not known until when the certificate is valid</source>
            <translation>证书有效期未知</translation>
        </message>
        <message>
            <source>✕ Expired on {day}. Replace the key.</source>
            <translation>✕ 已于 {day} 过期，请更换密钥。</translation>
        </message>
        <message numerus="yes">
            <source>! Valid to {day}, expires in %n day(s)</source>
            <translation>
                <numerusform>! 有效至 {day}，还有 %n 天到期</numerusform>
            </translation>
        </message>
        <message>
            <source>Key valid to {day}</source>
            <translation>密钥有效至 {day}</translation>
        </message>
    </context>
    <context>
        <name>MerchantPage</name>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Protection</source>
            <translation>保护级别</translation>
        </message>
        <message>
            <source>Enter a display name.</source>
            <translation>请输入显示名称。</translation>
        </message>
        <message>
            <source>Merchant number</source>
            <translation>商户号</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Certificate serial number</source>
            <translation>证书序列号</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>有效期</translation>
        </message>
        <message>
            <source>&amp;Display name</source>
            <translation>显示名称(&amp;D)</translation>
        </message>
        <message>
            <source>The key will be kept in</source>
            <translation>密钥将存放在</translation>
        </message>
        <message>
            <source>The original files are still in</source>
            <translation>原文件仍在</translation>
        </message>
        <message>
            <source>Display name</source>
            <translation>显示名称</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Copy the serial number</source>
            <translation>复制证书序列号</translation>
        </message>
        <message>
            <source>&amp;Open the folder</source>
            <translation>打开文件夹(&amp;O)</translation>
        </message>
        <message>
            <source>Once the key has been tested, move the original files to a safe place or delete them: whoever has them can sign.</source>
            <translation>密钥测试通过后，请把原文件移到安全的地方或删除：拿到它们的人就能签名。</translation>
        </message>
        <message>
            <source>(from the certificate)</source>
            <translation>（取自证书）</translation>
        </message>
        <message numerus="yes">
            <source>{first} to {last} (%n more day(s))</source>
            <translation>
                <numerusform>{first} 至 {last}（还有 %n 天）</numerusform>
            </translation>
        </message>
        <message>
            <source>Review before submitting</source>
            <translation>核对后提交</translation>
        </message>
        <message>
            <source>Review, and type large amounts again (from {amount})</source>
            <translation>核对，大额重输（{amount} 起）</translation>
        </message>
    </context>
    <context>
        <name>MerchantSwitch</name>
        <message>
            <source>Choose a merchant</source>
            <translation>切换商户</translation>
        </message>
        <message>
            <source>Name or merchant number</source>
            <translation>名称或商户号</translation>
        </message>
        <message>
            <source>Find a merchant by name or number</source>
            <translation>按名称或商户号查找商户</translation>
        </message>
        <message>
            <source>Merchants</source>
            <translation>商户</translation>
        </message>
        <message>
            <source>Practice (never contacts WeChat Pay)</source>
            <translation>练习（不会联系微信支付）</translation>
        </message>
        <message>
            <source>&amp;Add a merchant…</source>
            <translation>添加商户(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
        </message>
    </context>
    <context>
        <name>MerchantsPane</name>
        <message>
            <source>There is no merchant yet. Practice needs none; for real bookings, add one.</source>
            <translation>还没有商户。练习不需要商户；正式预约请先添加。</translation>
        </message>
        <message>
            <source>&amp;Add a merchant…</source>
            <translation>添加商户…(&amp;A)</translation>
        </message>
    </context>
    <context>
        <name>NetworkFault</name>
        <message>
            <source>Enter the proxy's name or address, such as 10.1.2.3.</source>
            <translation>请填写代理的名称或地址，例如 10.1.2.3。</translation>
        </message>
        <message>
            <source>Enter the name or address alone, without http:// and without slashes.</source>
            <translation>请只填写名称或地址，不带 http:// 和斜杠。</translation>
        </message>
        <message>
            <source>Enter {host} alone here, and {port} as the port.</source>
            <translation>这里只填 {host}，端口一栏填 {port}。</translation>
        </message>
        <message>
            <source>This can be neither a name nor an address. Ask your IT for the proxy's.</source>
            <translation>这不是名称，也不是地址。请向IT人员询问代理地址。</translation>
        </message>
        <message>
            <source>Enter the proxy's port, such as 8080.</source>
            <translation>请填写代理的端口，例如 8080。</translation>
        </message>
        <message>
            <source>A port is a whole number from 1 to {highest}. Enter it in digits.</source>
            <translation>端口是 1 到 {highest} 的整数，请填写数字。</translation>
        </message>
        <message>
            <source>A user cannot hold a colon. Enter the user alone; the password goes below.</source>
            <translation>用户名不能含冒号。这里只填用户名，密码填在下面。</translation>
        </message>
        <message>
            <source>Enter the user to whom the password belongs first.</source>
            <translation>请先填写密码所属的用户名。</translation>
        </message>
        <message>
            <source>“{text}” is no host. Enter names such as api.example.com, or .example.com for all below.</source>
            <translation>“{text}”不是域名。请填写 api.example.com；.example.com 表示其下全部。</translation>
        </message>
    </context>
    <context>
        <name>NetworkPane</name>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Test the connect&amp;ion</source>
            <translation>测试连接(&amp;I)</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>测试连接</translation>
        </message>
        <message>
            <source>Check &amp;both hosts</source>
            <translation>检查两个域名(&amp;B)</translation>
        </message>
        <message>
            <source>Check both hosts</source>
            <translation>检查两个域名</translation>
        </message>
        <message>
            <source>What is set in the operating system</source>
            <translation>按操作系统的设置</translation>
        </message>
        <message>
            <source>Straight to WeChat Pay</source>
            <translation>直接连接微信支付</translation>
        </message>
        <message>
            <source>Through the proxy that is entered here</source>
            <translation>经由这里填写的代理</translation>
        </message>
        <message>
            <source>Not in use yet: it takes effect once host and port are entered.</source>
            <translation>尚未生效：填好地址和端口后生效。</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>Storing the password in the keyring; it may ask you something…</source>
            <translation>正在把密码存入系统钥匙串，可能会要求您确认…</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>系统(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;None</source>
            <translation>不使用(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Manual</source>
            <translation>手动(&amp;M)</translation>
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
            <source>Asked repeatedly: WeChat Pay has no such record</source>
            <translation>已多次查询：微信支付没有这条记录</translation>
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
            <source>Written down; the program ended before sending it</source>
            <translation>已记入本机，发送前程序已结束</translation>
        </message>
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
            <source>The proxy could not be reached</source>
            <translation>无法连接代理</translation>
        </message>
        <message>
            <source>The proxy did not accept the user and password</source>
            <translation>代理不接受用户名和密码</translation>
        </message>
        <message>
            <source>The proxy does not let this host through</source>
            <translation>代理不放行这个域名</translation>
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
        <name>OneMerchantPane</name>
        <message>
            <source>&amp;Merchant</source>
            <translation>商户(&amp;M)</translation>
        </message>
        <message>
            <source>Merchant</source>
            <translation>商户</translation>
        </message>
        <message>
            <source>There is no merchant yet. Add one on the page “Merchants &amp; keys”.</source>
            <translation>还没有商户。请先在“商户与密钥”页添加。</translation>
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
            <source>1  Query result: first ask WeChat Pay whether it has this record; the program asks by itself, too, ever more rarely</source>
            <translation>1  查询结果：先问微信支付这笔记录在不在；程序也会自动查询，间隔越来越长</translation>
        </message>
        <message>
            <source>2  Retry {number} unchanged, from a minute after the sending on: content and record ID stay the same, so it cannot become two</source>
            <translation>2  用原单号重试 {number}，发送一分钟后可用：内容和记录ID都不变，不会变成两笔</translation>
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
        <name>PatternFault</name>
        <message>
            <source>Enter a pattern, or use the usual one.</source>
            <translation>请填写规则，或使用默认规则。</translation>
        </message>
        <message>
            <source>“{character}” at place {place} cannot be in a record ID. Use digits and letters only.</source>
            <translation>第 {place} 位的“{character}”不能出现在单号中，只能用数字和字母。</translation>
        </message>
        <message>
            <source>The brace at place {place} is not closed. Put a }} after its word.</source>
            <translation>第 {place} 位的括号没有结束，请在后面补上 }}。</translation>
        </message>
        <message>
            <source>{token} at place {place} is not known. Use one of the parts listed below.</source>
            <translation>第 {place} 位的 {token} 无法识别，请使用下面列出的部分。</translation>
        </message>
        <message>
            <source>{fewest} to {most} random characters can be had (place {place}). Change the number.</source>
            <translation>随机字符可以是 {fewest} 到 {most} 位（第 {place} 位），请修改。</translation>
        </message>
        <message>
            <source>Random characters stand a second time at place {place}. Remove one.</source>
            <translation>第 {place} 位又出现了随机字符，请去掉一处。</translation>
        </message>
        <message>
            <source>Without random characters numbers would repeat. Add {{random5}}.</source>
            <translation>没有随机字符，单号会重复。请加上 {{random5}}。</translation>
        </message>
        <message>
            <source>Numbers could repeat. Add a date and {{HHmmss}}, or take {enough} random characters.</source>
            <translation>单号可能重复。请加上日期和 {{HHmmss}}，或使用 {enough} 位随机字符。</translation>
        </message>
        <message>
            <source>The numbers would have {length} characters; WeChat Pay takes {longest}. Shorten it.</source>
            <translation>单号会有 {length} 个字符，微信支付最多 {longest} 个，请缩短。</translation>
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
            <source>Leave practice</source>
            <translation>退出练习</translation>
        </message>
        <message>
            <source>Simulated result</source>
            <translation>模拟结果</translation>
        </message>
    </context>
    <context>
        <name>ProxyFields</name>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>H&amp;ost</source>
            <translation>地址(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Port</source>
            <translation>端口(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>用户名(&amp;U)</translation>
        </message>
        <message>
            <source>Empty where nobody has to log in</source>
            <translation>不需要登录时留空</translation>
        </message>
        <message>
            <source>Pass&amp;word</source>
            <translation>密码(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Exceptions</source>
            <translation>例外(&amp;E)</translation>
        </message>
        <message>
            <source>Exceptions: hosts reached without the proxy</source>
            <translation>例外：不经代理直接连接的域名</translation>
        </message>
        <message>
            <source>Kept in the keyring once entered; type to replace it</source>
            <translation>填写后存入系统钥匙串；再次填写即替换</translation>
        </message>
        <message>
            <source>Hosts reached without the proxy: one a line, or between commas</source>
            <translation>不经代理直接连接的域名：每行一个，或用逗号隔开</translation>
        </message>
    </context>
    <context>
        <name>PublicKeyId</name>
        <message>
            <source>Enter the public key ID; it stands beside the key on the merchant platform</source>
            <translation>请输入公钥ID；它在商户平台上和公钥列在一起</translation>
        </message>
        <message>
            <source>The public key ID begins with PUB_KEY_ID_; copy it whole</source>
            <translation>公钥ID应以 PUB_KEY_ID_ 开头，请完整复制</translation>
        </message>
        <message>
            <source>This is a certificate's serial number; the public key ID begins with PUB_KEY_ID_</source>
            <translation>这是证书序列号；公钥ID应以 PUB_KEY_ID_ 开头</translation>
        </message>
        <message>
            <source>After PUB_KEY_ID_ come digits only; copy it again</source>
            <translation>PUB_KEY_ID_ 后面只有数字，请重新复制</translation>
        </message>
    </context>
    <context>
        <name>PublicKeyPage</name>
        <message>
            <source>Verify answers by</source>
            <translation>验签方式</translation>
        </message>
        <message>
            <source>Choose the platform certificate.</source>
            <translation>请选择平台证书。</translation>
        </message>
        <message>
            <source>Choose WeChat Pay's public key (pub_key.pem).</source>
            <translation>请选择微信支付公钥（pub_key.pem）。</translation>
        </message>
        <message>
            <source>Public key</source>
            <translation>公钥</translation>
        </message>
        <message>
            <source>Public key &amp;ID</source>
            <translation>公钥ID(&amp;I)</translation>
        </message>
        <message>
            <source>Platform certificate</source>
            <translation>平台证书</translation>
        </message>
        <message>
            <source>Choose a &amp;file…</source>
            <translation>选择文件(&amp;F)…</translation>
        </message>
        <message>
            <source>Choose WeChat Pay's public key</source>
            <translation>选择微信支付公钥</translation>
        </message>
        <message>
            <source>Choose a fi&amp;le…</source>
            <translation>选择文件(&amp;L)…</translation>
        </message>
        <message>
            <source>Choose the platform certificate</source>
            <translation>选择平台证书</translation>
        </message>
        <message>
            <source>Public key ID</source>
            <translation>公钥ID</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>Paste the public key ID</source>
            <translation>粘贴公钥ID</translation>
        </message>
        <message>
            <source>Proves that answers really come from WeChat Pay; without it every booking would stay Unknown. A merchant in transition can have both: answers then count whichever of the two they are signed with.</source>
            <translation>用来确认应答真的来自微信支付。没有它，每一笔都只能是“结果未知”。正在切换的商户可以两个都有：应答用其中任何一个签名都有效。</translation>
        </message>
        <message>
            <source>✓ as before</source>
            <translation>✓ 与以前相同</translation>
        </message>
        <message>
            <source>none yet (pub_key.pem)</source>
            <translation>还没有（pub_key.pem）</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>WeChat Pay public key</source>
            <translation>微信支付公钥</translation>
        </message>
        <message>
            <source>Platform certificate (for merchants without the public key)</source>
            <translation>平台证书（还没有公钥的商户用这个）</translation>
        </message>
        <message>
            <source>Copy it under 商户平台 → 账户中心 → API安全 → 微信支付公钥</source>
            <translation>在 商户平台 → 账户中心 → API安全 → 微信支付公钥 里复制</translation>
        </message>
        <message>
            <source>✓ begins with PUB_KEY_ID_</source>
            <translation>✓ 以 PUB_KEY_ID_ 开头</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>选择文件</translation>
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
            <source>Above this merchant's own cap of ¥{cap} by ¥{excess}; change it in the settings or book less</source>
            <translation>超过本商户自设的单笔上限 ¥{cap}（多 ¥{excess}）；请在设置中调整，或减少金额</translation>
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
        <name>RecordIdPane</name>
        <message>
            <source>&amp;Pattern</source>
            <translation>规则(&amp;P)</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Station code</source>
            <translation>站点码</translation>
        </message>
        <message>
            <source>&amp;Use the usual pattern</source>
            <translation>使用默认规则(&amp;U)</translation>
        </message>
        <message>
            <source>{tokens}: date, time (Beijing), this computer, and {fewest} to {most} random characters; digits and letters stand for themselves</source>
            <translation>{tokens}：日期、时间（北京）、本机站点码和 {fewest} 到 {most} 位随机字符；其余数字和字母原样使用</translation>
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
        <name>RemovalDialog</name>
        <message>
            <source>Deleting the key from the keyring; it may ask you something…</source>
            <translation>正在从系统钥匙串删除密钥，可能会要求您确认…</translation>
        </message>
        <message>
            <source>✕ This is not the merchant's number. Type {mchid}.</source>
            <translation>✕ 商户号不符，请输入 {mchid}。</translation>
        </message>
        <message>
            <source>Remove the merchant</source>
            <translation>移除商户</translation>
        </message>
        <message>
            <source>Remove {name} ({mchid}) from this computer?</source>
            <translation>从这台电脑移除{name}（{mchid}）？</translation>
        </message>
        <message>
            <source>Its private key is deleted from the keyring, and nobody can book with it here any more. Its history and its contracts stay; they are there again when the merchant is added again.</source>
            <translation>私钥将从系统钥匙串删除，此后这台电脑不能再用它预约。记录和协议簿保留；重新添加该商户后仍可看到。</translation>
        </message>
        <message>
            <source>Type the merchant &amp;number to confirm:</source>
            <translation>请输入商户号以确认(&amp;N)：</translation>
        </message>
        <message>
            <source>Merchant number, to confirm</source>
            <translation>商户号（用于确认）</translation>
        </message>
        <message>
            <source>&amp;Remove the merchant</source>
            <translation>移除商户(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>取消（Esc）</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <source>✕ Nothing was restored: tick this first.</source>
            <translation>✕ 没有恢复：请先勾选这一项。</translation>
        </message>
        <message>
            <source>Restore the history</source>
            <translation>恢复记录</translation>
        </message>
        <message>
            <source>Go back to this copy?</source>
            <translation>恢复到这份备份？</translation>
        </message>
        <message>
            <source>Bookings made after that moment are not in the copy, but may be with WeChat Pay. The records of them are carried over from the present history if it can be read; if not, they are missing: query before booking again.</source>
            <translation>此后提交的预约不在这份备份里，但微信支付可能已经受理。当前记录若能读取，会把它们一并带过来；若不能读取，就会缺少这些记录：再次预约之前请先查询。</translation>
        </message>
        <message>
            <source>The contract book becomes what it was then.</source>
            <translation>协议簿会回到当时的样子。</translation>
        </message>
        <message>
            <source>The present history stays in its folder as ledger-replaced-(date)-(time).sqlite3, and is listed among the copies.</source>
            <translation>当前记录会留在原来的文件夹里，文件名为 ledger-replaced-（日期）-（时间）.sqlite3，并列在备份中。</translation>
        </message>
        <message>
            <source>I &amp;know; I will query before booking again</source>
            <translation>我知道了，再次预约之前会先查询(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Restore and reopen</source>
            <translation>恢复并重新打开(&amp;R)</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>取消 (Esc)</translation>
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
        <message>
            <source>Public-key switch not opened</source>
            <translation>公钥切换未开启</translation>
        </message>
    </context>
    <context>
        <name>SettingsCheckup</name>
        <message>
            <source>Stop test&amp;ing</source>
            <translation>停止测试(&amp;I)</translation>
        </message>
        <message>
            <source>Stop testing</source>
            <translation>停止测试</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>正在测试…</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>✕ What is marked is not saved. Correct it, or close again to leave it as it was.</source>
            <translation>✕ 标出的内容没有保存。请改正，或再次关闭以保持原样。</translation>
        </message>
        <message>
            <source>Changes apply at once.</source>
            <translation>修改立即生效。</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Pages of the settings</source>
            <translation>设置的各页</translation>
        </message>
        <message>
            <source>Merchants &amp; keys</source>
            <translation>商户与密钥</translation>
        </message>
        <message>
            <source>Submitting &amp; protection</source>
            <translation>提交与保护</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Record IDs</source>
            <translation>记录ID</translation>
        </message>
        <message>
            <source>Appearance &amp; language</source>
            <translation>外观与语言</translation>
        </message>
        <message>
            <source>Stored files</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>SettingsPane</name>
        <message>
            <source>✓ Saved</source>
            <translation>✓ 已保存</translation>
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
        <name>Signed</name>
        <message>
            <source>Method</source>
            <translation>请求方法</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>请求路径</translation>
        </message>
        <message>
            <source>Timestamp</source>
            <translation>时间戳</translation>
        </message>
        <message>
            <source>Nonce</source>
            <translation>随机串</translation>
        </message>
        <message>
            <source>Beginning of the body</source>
            <translation>请求主体开头</translation>
        </message>
        <message>
            <source>What was signed, line by line (↵ ends a line)</source>
            <translation>签名内容逐行对比（↵ 表示行尾）</translation>
        </message>
        <message>
            <source>(looks as it should)</source>
            <translation>（格式正常）</translation>
        </message>
        <message>
            <source>(the same)</source>
            <translation>（相同）</translation>
        </message>
        <message>
            <source>(not kept)</source>
            <translation>（没有保存）</translation>
        </message>
        <message>
            <source>(missing)</source>
            <translation>（缺少）</translation>
        </message>
        <message>
            <source>sent: {text}</source>
            <translation>发送：{text}</translation>
        </message>
        <message>
            <source>received: {text}</source>
            <translation>收到：{text}</translation>
        </message>
        <message>
            <source>First difference: line {number}</source>
            <translation>第一处不同：第{number}行</translation>
        </message>
        <message>
            <source>First difference: line {number}, character {place}</source>
            <translation>第一处不同：第{number}行第{place}个字符</translation>
        </message>
        <message>
            <source>The body that WeChat Pay received is {count} bytes longer</source>
            <translation>微信支付收到的请求主体长了 {count} 字节</translation>
        </message>
        <message>
            <source>The body that WeChat Pay received is {count} bytes shorter</source>
            <translation>微信支付收到的请求主体短了 {count} 字节</translation>
        </message>
        <message>
            <source>All that can be seen is the same: then it is the key that does not fit</source>
            <translation>能看到的部分都相同：问题在密钥，不在内容</translation>
        </message>
    </context>
    <context>
        <name>SingleInstance</name>
        <message>
            <source>This program is running already (process {number}) on the data in {folder}, and does not answer. Wait until it does, or end it, and start again.</source>
            <translation>本程序已在运行（进程 {number}），正在使用 {folder} 中的数据，但没有响应。请等它恢复，或结束该进程后重新启动。</translation>
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
            <source>not checked</source>
            <translation>未校时</translation>
        </message>
        <message>
            <source>off by {seconds} s</source>
            <translation>相差 {seconds} 秒</translation>
        </message>
        <message>
            <source>Reading the key from the keyring…</source>
            <translation>正在从钥匙串读取密钥…</translation>
        </message>
        <message>
            <source>✕ No key</source>
            <translation>✕ 没有密钥</translation>
        </message>
        <message>
            <source>✓ Key</source>
            <translation>✓ 密钥</translation>
        </message>
        <message>
            <source>Key valid to {day}</source>
            <translation>密钥有效至 {day}</translation>
        </message>
        <message>
            <source>Proxy: {address}</source>
            <translation>代理：{address}</translation>
        </message>
        <message>
            <source>Proxy: none</source>
            <translation>代理：不使用</translation>
        </message>
        <message>
            <source>Proxy: system</source>
            <translation>代理：系统</translation>
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
        <name>SubmittingPane</name>
        <message>
            <source>Protection</source>
            <translation>保护级别</translation>
        </message>
        <message>
            <source>&amp;Large from (yuan)</source>
            <translation>大额阈值（元）(&amp;L)</translation>
        </message>
        <message>
            <source>Most for &amp;one booking (yuan)</source>
            <translation>本商户单笔上限（元）(&amp;O)</translation>
        </message>
        <message>
            <source>Your own cap for this merchant; empty for none</source>
            <translation>您为本商户设定的上限；留空表示不设</translation>
        </message>
        <message>
            <source>Review; retype large amounts</source>
            <translation>核对，大额重输</translation>
        </message>
        <message>
            <source>Review only</source>
            <translation>只核对</translation>
        </message>
        <message>
            <source>From this amount on, and from {share} % of a cap on, the amount is typed a second time</source>
            <translation>达到此金额，或达到上限的 {share} % 时，须再输入一次金额</translation>
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
            <source>The public-key switch is not opened for this merchant</source>
            <translation>本商户尚未开启公钥切换</translation>
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
            <source>Refused, over a connection that is inspected</source>
            <translation>被拒绝，但连接受到检查</translation>
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
            <source>the same signed answer came before</source>
            <translation>同一份已签名的应答此前收到过</translation>
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
    <context>
        <name>WelcomeWindow</name>
        <message>
            <source>Repayment booking</source>
            <translation>预约还款</translation>
        </message>
        <message>
            <source>Two ways to start</source>
            <translation>用两种方式开始</translation>
        </message>
        <message>
            <source>Practise first (60 seconds)</source>
            <translation>先练一遍（60秒）</translation>
        </message>
        <message>
            <source>Needs no keys and never contacts WeChat Pay. An example is filled in; press Ctrl+Enter twice.</source>
            <translation>不需要密钥，不联系微信支付。样例已填好，按两次 Ctrl+Enter 即可。</translation>
        </message>
        <message>
            <source>Start practice</source>
            <translation>开始练习</translation>
        </message>
        <message>
            <source>Add a merchant</source>
            <translation>添加商户</translation>
        </message>
        <message>
            <source>Needs the merchant's API certificate and private key (apiclient_cert.pem and apiclient_key.pem), and WeChat Pay's public key.</source>
            <translation>需要商户API证书和私钥（apiclient_cert.pem / apiclient_key.pem），以及微信支付公钥。</translation>
        </message>
        <message>
            <source>Add a merchant…</source>
            <translation>添加商户…</translation>
        </message>
        <message>
            <source>Keys stay on this computer. No account, nothing uploaded; this program talks only to WeChat Pay.</source>
            <translation>密钥只保存在这台电脑上。本程序不需要注册账号，不上传任何数据，只与微信支付通信。</translation>
        </message>
    </context>
    <context>
        <name>WindowNotices</name>
        <message>
            <source>Still starting: nothing was sent or stored. Try again in a moment.</source>
            <translation>正在启动，没有发送，也没有保存。请稍后再试。</translation>
        </message>
        <message>
            <source>Waiting for the answer; the window closes by itself then.</source>
            <translation>正在等待应答，完成后自动关闭。</translation>
        </message>
        <message>
            <source>! The history could not be copied today. {why}</source>
            <translation>! 今天的备份没有做成。{why}</translation>
        </message>
        <message>
            <source>✕ Nothing was restored; the history is as it was. {why}</source>
            <translation>✕ 没有恢复，记录保持原样。{why}</translation>
        </message>
        <message>
            <source>✓ The history was restored from {backup}.</source>
            <translation>✓ 已从 {backup} 恢复记录。</translation>
        </message>
        <message>
            <source>Newer records could not be carried over: query before booking again.</source>
            <translation>之后的记录没能带过来：再次预约之前请先查询。</translation>
        </message>
        <message numerus="yes">
            <source>%n newer record(s) carried over.</source>
            <translation>
                <numerusform>另有 %n 条之后的记录已带过来。</numerusform>
            </translation>
        </message>
        <message>
            <source>The replaced file is {kept}.</source>
            <translation>被替换的文件是 {kept}。</translation>
        </message>
        <message>
            <source>Asking WeChat Pay about key and clock…</source>
            <translation>正在向微信支付核对密钥和时钟…</translation>
        </message>
        <message>
            <source>✓ Key and clock are as they should be</source>
            <translation>✓ 密钥和时钟都正常</translation>
        </message>
        <message>
            <source>Past midnight in Beijing; bookable dates are now {first} to {last}</source>
            <translation>北京时间已过零点，可选日期变为 {first} 至 {last}</translation>
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
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Use the key file…</source>
            <translation>使用密钥文件…</translation>
        </message>
        <message>
            <source>✕ The clock is {off} off; WeChat Pay refuses that, so submitting is stopped</source>
            <translation>✕ 时钟相差 {off}，微信支付会拒绝；已停止提交</translation>
        </message>
        <message>
            <source>! The clock is {off} off; set it right before it gets worse</source>
            <translation>! 时钟相差 {off}，请尽快校准</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>怎么改</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新校时</translation>
        </message>
        <message>
            <source>✕ The merchant's certificate expired on {day}</source>
            <translation>✕ 密钥已过期（{day}）</translation>
        </message>
        <message numerus="yes">
            <source>! The merchant's certificate expires in %n day(s)</source>
            <translation>
                <numerusform>! 证书 %n 天后过期</numerusform>
            </translation>
        </message>
        <message>
            <source>Replace the key…</source>
            <translation>更换密钥…</translation>
        </message>
        <message>
            <source>Restore a backup…</source>
            <translation>恢复备份…</translation>
        </message>
    </context>
</TS>
