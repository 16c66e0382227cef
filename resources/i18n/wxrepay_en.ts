<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>BackupList</name>
        <message numerus="yes">
            <source>%n record(s), the newest of {newest}</source>
            <translation>
                <numerusform>%n record, of {newest}</numerusform>
                <numerusform>%n records, the newest of {newest}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ErrorSummary</name>
        <message numerus="yes">
            <source>✕ %n thing(s) to fix</source>
            <translation>
                <numerusform>✕ %n thing to fix</numerusform>
                <numerusform>✕ %n things to fix</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message numerus="yes">
            <source>%n contract(s) written to {name}</source>
            <translation>
                <numerusform>%n contract written to {name}</numerusform>
                <numerusform>%n contracts written to {name}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MerchantCard</name>
        <message numerus="yes">
            <source>! Valid to {day}, expires in %n day(s)</source>
            <translation>
                <numerusform>! Valid to {day}, expires in %n day</numerusform>
                <numerusform>! Valid to {day}, expires in %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MerchantPage</name>
        <message numerus="yes">
            <source>{first} to {last} (%n more day(s))</source>
            <translation>
                <numerusform>{first} to {last} (%n more day)</numerusform>
                <numerusform>{first} to {last} (%n more days)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PasteNote</name>
        <message numerus="yes">
            <source>Pasted: %n field(s) changed</source>
            <translation>
                <numerusform>Pasted: %n field changed</numerusform>
                <numerusform>Pasted: %n fields changed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReadBack</name>
        <message numerus="yes">
            <source>%n field(s) still to fill in or mend.</source>
            <translation>
                <numerusform>%n field still to fill in or mend.</numerusform>
                <numerusform>%n fields still to fill in or mend.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%n unknown outcome(s)</source>
            <translation>
                <numerusform>%n unknown outcome</numerusform>
                <numerusform>%n unknown outcomes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WindowNotices</name>
        <message numerus="yes">
            <source>%n newer record(s) carried over.</source>
            <translation>
                <numerusform>%n newer record carried over.</numerusform>
                <numerusform>%n newer records carried over.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unknown outcome(s) — resolve first</source>
            <translation>
                <numerusform>%n unknown outcome — resolve it first</numerusform>
                <numerusform>%n unknown outcomes — resolve them first</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>! The merchant's certificate expires in %n day(s)</source>
            <translation>
                <numerusform>! The merchant's certificate expires in %n day</numerusform>
                <numerusform>! The merchant's certificate expires in %n days</numerusform>
            </translation>
        </message>
    </context>
</TS>
