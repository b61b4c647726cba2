<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en_IN">
<context>
    <name>opdesk::ui::patients::AttachmentRow</name>
    <message>
        <source>What is it?</source>
        <translation>यह क्या है?</translation>
    </message>
    <message>
        <source>Such as: blood report. Enter attaches the file, an empty line leaves it.</source>
        <translation>जैसे: ख़ून की रिपोर्ट। Enter से फ़ाइल जुड़ती है, खाली छोड़ने पर नहीं।</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>फ़ाइल जोड़ें</translation>
    </message>
    <message>
        <source>Scans and pictures (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>स्कैन और चित्र (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Attached. It is sent when nothing else is waiting.</source>
        <translation>जुड़ गई। जब और कुछ भेजना बाकी न हो तब भेजी जाती है।</translation>
    </message>
    <message>
        <source>It is on another PC and is being fetched. Open it again in a moment.</source>
        <translation>यह दूसरे कंप्यूटर पर है और मँगाई जा रही है। थोड़ी देर में फिर खोलें।</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>दस्तावेज़ सहेजें</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>सहेज लिया।</translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message>
        <source>Empty</source>
        <translation>खाली</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>For a clinical role</source>
        <translation>डॉक्टर या नर्स के लिए</translation>
    </message>
    <message>
        <source>Two bookings for one time</source>
        <translation>एक समय पर दो बुकिंग</translation>
    </message>
    <message>
        <source>Money may be taken twice</source>
        <translation>पैसे शायद दो बार लिए गए</translation>
    </message>
    <message>
        <source>Two corrections of one paper</source>
        <translation>एक कागज़ के दो सुधार</translation>
    </message>
    <message>
        <source>%1 differs</source>
        <translation>%1 में फ़र्क</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>what both started from</source>
        <translation>दोनों इसी से शुरू हुए</translation>
    </message>
    <message>
        <source>shown for now</source>
        <translation>अभी यही दिख रहा है</translation>
    </message>
    <message>
        <source>Two PCs wrote different things. One stands until somebody chooses.</source>
        <translation>दो पीसी ने अलग बातें लिखीं। जब तक कोई न चुने, एक मान्य रहती है।</translation>
    </message>
    <message>
        <source>The change made later stands. Undo takes the other.</source>
        <translation>बाद का बदलाव मान्य है। वापस लेने पर दूसरा लिया जाता है।</translation>
    </message>
    <message>
        <source>The step further on stands. Undo takes the other.</source>
        <translation>आगे का चरण मान्य है। वापस लेने पर दूसरा लिया जाता है।</translation>
    </message>
    <message>
        <source>The booking that came first holds the time. Give the other patient a new time, then settle.</source>
        <translation>पहले आई बुकिंग का समय रहेगा। दूसरे मरीज़ को नया समय दें, फिर निपटाएँ।</translation>
    </message>
    <message>
        <source>One time holds one booking.</source>
        <translation>एक समय पर एक ही बुकिंग होती है।</translation>
    </message>
    <message>
        <source>Removed on one PC, changed on another</source>
        <translation>एक पीसी पर हटाया, दूसरे पर बदला</translation>
    </message>
    <message>
        <source>The change stands and the entry came back. Choose whether it goes after all.</source>
        <translation>बदलाव मान्य है और प्रविष्टि लौट आई। चुनें कि उसे फिर भी हटाना है या नहीं।</translation>
    </message>
    <message>
        <source>It is either kept or removed.</source>
        <translation>वह या तो रहती है या हटती है।</translation>
    </message>
    <message>
        <source>Both corrections stand. Cancel the wrong one, then settle; or keep both.</source>
        <translation>दोनों सुधार मान्य हैं। गलत वाला रद्द करें, फिर निपटाएँ; या दोनों रखें।</translation>
    </message>
    <message>
        <source>Both payments are in the ledger. Give one back if it was taken twice; or keep both.</source>
        <translation>दोनों भुगतान खाते में हैं। दो बार लिया हो तो एक लौटाएँ; या दोनों रखें।</translation>
    </message>
    <message>
        <source>Two drafts of one note</source>
        <translation>एक नोट के दो मसौदे</translation>
    </message>
    <message>
        <source>Both drafts are kept, each under its writer. Nothing is lost by keeping both.</source>
        <translation>दोनों मसौदे अपने लेखक के नाम से रखे गए हैं। दोनों रखने से कुछ नहीं खोता।</translation>
    </message>
    <message>
        <source>Two main numbers</source>
        <translation>दो मुख्य नंबर</translation>
    </message>
    <message>
        <source>Both numbers are kept; the one set later is the main one.</source>
        <translation>दोनों नंबर रखे गए हैं; बाद में चुना गया मुख्य है।</translation>
    </message>
    <message>
        <source>One number on two papers</source>
        <translation>दो कागज़ों पर एक ही नंबर</translation>
    </message>
    <message>
        <source>The paper that came first keeps the number. The other has a new one: give the patient a new print.</source>
        <translation>पहले आए कागज़ का नंबर रहेगा। दूसरे को नया नंबर मिला: मरीज़ को नया प्रिंट दें।</translation>
    </message>
    <message>
        <source>A number stands on one paper only.</source>
        <translation>एक नंबर एक ही कागज़ पर होता है।</translation>
    </message>
    <message>
        <source>A bill whose lines add up to another sum</source>
        <translation>बिल जिसकी पंक्तियों का जोड़ अलग है</translation>
    </message>
    <message>
        <source>The bill stands as it was printed. Correct it with a credit note if it is wrong.</source>
        <translation>बिल जैसा छपा वैसा मान्य है। गलत हो तो क्रेडिट नोट से सुधारें।</translation>
    </message>
    <message>
        <source>A printed bill stands as it is.</source>
        <translation>छपा हुआ बिल वैसा ही रहता है।</translation>
    </message>
    <message>
        <source>More given back than was paid</source>
        <translation>जितना मिला उससे ज़्यादा लौटाया</translation>
    </message>
    <message>
        <source>Both stand in the ledger. Take the difference back, then settle.</source>
        <translation>दोनों खाते में हैं। अंतर वापस लें, फिर निपटाएँ।</translation>
    </message>
    <message>
        <source>The ledger stands as it is.</source>
        <translation>खाता जैसा है वैसा रहता है।</translation>
    </message>
    <message>
        <source>Perhaps one person, registered twice</source>
        <translation>शायद एक ही व्यक्ति, दो बार दर्ज</translation>
    </message>
    <message>
        <source>Keep both when they are two people. Join the records when they are one.</source>
        <translation>दो व्यक्ति हों तो दोनों रखें। एक ही हो तो रिकॉर्ड जोड़ें।</translation>
    </message>
    <message>
        <source>Joined in two ways</source>
        <translation>दो तरह से जोड़ा गया</translation>
    </message>
    <message>
        <source>The joining that came first counts. Undo it and join anew if it is wrong.</source>
        <translation>पहले का जोड़ मान्य है। गलत हो तो उसे वापस लें और फिर से जोड़ें।</translation>
    </message>
    <message>
        <source>A record is joined to one other only.</source>
        <translation>एक रिकॉर्ड किसी एक से ही जुड़ता है।</translation>
    </message>
    <message>
        <source>Moved on one PC, cancelled on another</source>
        <translation>एक पीसी पर समय बदला, दूसरे पर रद्द</translation>
    </message>
    <message>
        <source>The booking is cancelled. Tell the patient, then settle.</source>
        <translation>बुकिंग रद्द है। मरीज़ को बताएँ, फिर निपटाएँ।</translation>
    </message>
    <message>
        <source>A booking cannot be moved and cancelled.</source>
        <translation>बुकिंग का समय बदलना और रद्द होना साथ नहीं हो सकता।</translation>
    </message>
    <message>
        <source>A PC was put back to an older state</source>
        <translation>एक पीसी पुरानी स्थिति में लौटाया गया</translation>
    </message>
    <message>
        <source>What is listed was made on that PC and is not anywhere. Ask its users, enter it again, then settle.</source>
        <translation>सूची की चीज़ें उस पीसी पर बनी थीं और कहीं नहीं हैं। वहाँ के लोगों से पूछें, फिर से भरें, फिर निपटाएँ।</translation>
    </message>
    <message>
        <source>There is one list of what is missing.</source>
        <translation>जो नहीं मिला उसकी एक ही सूची है।</translation>
    </message>
    <message>
        <source>Needs the admin</source>
        <translation>एडमिन चाहिए</translation>
    </message>
    <message>
        <source>It is kept whole until the admin lets it in or enters it anew.</source>
        <translation>जब तक एडमिन इसे स्वीकार न करे या फिर से न भरे, यह पूरा रखा रहता है।</translation>
    </message>
    <message>
        <source>Settled twice</source>
        <translation>दो बार निपटाया गया</translation>
    </message>
    <message>
        <source>Somebody who may edit this settles it.</source>
        <translation>जो इसे बदल सकता है, वही निपटाएगा।</translation>
    </message>
    <message>
        <source>Only one value can stand here.</source>
        <translation>यहाँ एक ही मान रह सकता है।</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>आपका</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>उनका</translation>
    </message>
    <message>
        <source>%1 changed %2 on %3</source>
        <translation>%1 ने %3 पर %2 बदला</translation>
    </message>
    <message>
        <source>another PC</source>
        <translation>किसी और पीसी</translation>
    </message>
    <message>
        <source>%1 has seen it</source>
        <translation>%1 ने इसे देखा</translation>
    </message>
    <message>
        <source>The two versions met. Both are kept in the history of the record.</source>
        <translation>दोनों रूप मिले। दोनों रिकॉर्ड के इतिहास में रखे गए हैं।</translation>
    </message>
    <message>
        <source>Papers %1</source>
        <translation>कागज़ %1</translation>
    </message>
    <message>
        <source>Entries no. %1</source>
        <translation>प्रविष्टि क्र. %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>और %1</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>कुछ नहीं छूटा</translation>
    </message>
    <message>
        <source>Known and dealt with</source>
        <translation>पता है और निपटा दिया</translation>
    </message>
    <message>
        <source>First</source>
        <translation>पहला</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>मेरा रखें</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>पहला रखें</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>दूसरा</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>उनका रखें</translation>
    </message>
    <message>
        <source>Keep the second</source>
        <translation>दूसरा रखें</translation>
    </message>
</context>
<context>
    <name>DeskRows</name>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>%1 को आए</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>पहले नहीं आए</translation>
    </message>
    <message>
        <source>%1 due</source>
        <translation>%1 बाकी</translation>
    </message>
    <message>
        <source>Bill due</source>
        <translation>बिल बाकी</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 मिनट</translation>
    </message>
    <message>
        <source>Token %1, %2, %3, %4, %5, %6</source>
        <translation>टोकन %1, %2, %3, %4, %5, %6</translation>
    </message>
    <message>
        <source>%1 min late</source>
        <translation>%1 मिनट देर</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Something is missing or not possible here. Nothing was saved. Look at the marked fields.</source>
        <translation>यहाँ कुछ छूट गया है या सही नहीं है। कुछ भी सेव नहीं हुआ। निशान लगी जगहें देखें।</translation>
    </message>
    <message>
        <source>This is no longer here. Somebody may have removed it. Search for it again with F2.</source>
        <translation>यह अब यहाँ नहीं है। शायद किसी ने हटा दिया है। F2 से दोबारा खोजें।</translation>
    </message>
    <message>
        <source>This exists already. Nothing was added. Open the one that is there.</source>
        <translation>यह पहले से मौजूद है। कुछ नहीं जोड़ा गया। जो मौजूद है, उसे खोलें।</translation>
    </message>
    <message>
        <source>Your role may not do this. Nothing was changed. Ask the clinic admin.</source>
        <translation>आपको इसकी अनुमति नहीं है। कुछ नहीं बदला। क्लिनिक एडमिन से पूछें।</translation>
    </message>
    <message>
        <source>The time for working offline is over. Your unsent work is safe. Connect once to go on.</source>
        <translation>ऑफ़लाइन काम करने का समय पूरा हो गया। आपका जो काम भेजा नहीं गया, वह सुरक्षित है। आगे बढ़ने के लिए एक बार इंटरनेट से जुड़ें।</translation>
    </message>
    <message>
        <source>This part is locked. Your drafts are kept. Unlock with your password.</source>
        <translation>यह भाग लॉक है। आपके ड्राफ़्ट सुरक्षित हैं। अपने पासवर्ड से खोलें।</translation>
    </message>
    <message>
        <source>Not right. Check the keyboard language and Caps Lock, then type the password again.</source>
        <translation>सही नहीं है। कीबोर्ड की भाषा और Caps Lock देखें, फिर पासवर्ड दोबारा लिखें।</translation>
    </message>
    <message>
        <source>It has changed meanwhile, so this step is not possible now. Nothing was lost. Look at it again.</source>
        <translation>इस बीच यह बदल गया है, इसलिए यह काम अभी नहीं हो सकता। कुछ खोया नहीं है। एक बार फिर देखें।</translation>
    </message>
    <message>
        <source>Two PCs differ about this patient. Both versions are kept. Settle it first.</source>
        <translation>इस मरीज़ के बारे में दो कंप्यूटरों की जानकारी अलग है। दोनों रूप सुरक्षित हैं। पहले इसे तय करें।</translation>
    </message>
    <message>
        <source>Somebody else saved this meanwhile. Your words are kept here. Look at the new version, then save again.</source>
        <translation>इस बीच किसी और ने इसे सेव किया है। आपका लिखा यहाँ सुरक्षित है। नया रूप देखें, फिर दोबारा सेव करें।</translation>
    </message>
    <message>
        <source>The file is damaged and was not used. Nothing on this PC was changed. Take another copy of it.</source>
        <translation>फ़ाइल खराब है, इसलिए काम में नहीं ली गई। इस कंप्यूटर पर कुछ नहीं बदला। फ़ाइल की दूसरी कॉपी लें।</translation>
    </message>
    <message>
        <source>The file belongs to another program, clinic or PC. It was not used. Choose a file of this clinic.</source>
        <translation>फ़ाइल किसी दूसरे प्रोग्राम, क्लिनिक या कंप्यूटर की है। वह काम में नहीं ली गई। इस क्लिनिक की फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>This was written by a newer OPDesk. Nothing was changed. Update this PC, then open it again.</source>
        <translation>यह नए OPDesk में लिखा गया है। कुछ नहीं बदला। इस कंप्यूटर को अपडेट करें, फिर दोबारा खोलें।</translation>
    </message>
    <message>
        <source>The disk is full. What was saved before is safe, the last change is not. Free some space, then save again.</source>
        <translation>डिस्क भर गई है। पहले सेव किया हुआ सुरक्षित है, आखिरी बदलाव नहीं। थोड़ी जगह खाली करें, फिर दोबारा सेव करें।</translation>
    </message>
    <message>
        <source>The disk or the printer did not do as asked. What was saved before is safe. Try again.</source>
        <translation>डिस्क या प्रिंटर ने काम नहीं किया। पहले सेव किया हुआ सुरक्षित है। दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>The server did not answer. Your work is safe on this PC and goes out by itself later.</source>
        <translation>सर्वर ने जवाब नहीं दिया। आपका काम इस कंप्यूटर पर सुरक्षित है और बाद में अपने आप चला जाएगा।</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was sent. Your work is safe. Call the clinic admin.</source>
        <translation>सर्वर की पहचान पक्की नहीं हुई, इसलिए कुछ नहीं भेजा गया। आपका काम सुरक्षित है। क्लिनिक एडमिन को बताएँ।</translation>
    </message>
    <message>
        <source>The server asks you to sign in again. Your work is safe. Lock with F12 and sign in.</source>
        <translation>सर्वर दोबारा साइन इन करने को कहता है। आपका काम सुरक्षित है। F12 से लॉक करें और साइन इन करें।</translation>
    </message>
    <message>
        <source>This is too large to keep. Nothing was saved. Make it shorter or split it.</source>
        <translation>यह बहुत बड़ा है। कुछ भी सेव नहीं हुआ। इसे छोटा करें या हिस्सों में बाँटें।</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Nothing was lost. Wait a minute, then try again.</source>
        <translation>थोड़े समय में बहुत बार कोशिश हुई। कुछ खोया नहीं है। एक मिनट रुकें, फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense, so it was not used. Your work is safe. Try again later.</source>
        <translation>सर्वर का जवाब समझ में नहीं आया, इसलिए काम में नहीं लिया गया। आपका काम सुरक्षित है। बाद में दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Stopped as you asked. Nothing was changed.</source>
        <translation>आपके कहने पर रोक दिया। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>This version cannot do that. Nothing was changed. An update may help.</source>
        <translation>इस संस्करण में यह नहीं हो सकता। कुछ नहीं बदला। अपडेट करने से शायद हो जाए।</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was saved before is safe. Try once more, then send a help report.</source>
        <translation>प्रोग्राम में कोई गड़बड़ हुई। पहले सेव किया हुआ सुरक्षित है। एक बार और कोशिश करें, फिर सहायता रिपोर्ट भेजें।</translation>
    </message>
    <message>
        <source>%1 is missing or not possible. Nothing was saved. Correct it, then save again.</source>
        <extracomment>%1 is a field of the form</extracomment>
        <translation>“%1” खाली है या सही नहीं है। कुछ भी सेव नहीं हुआ। ठीक करें, फिर दोबारा सेव करें।</translation>
    </message>
    <message>
        <source>%1 is missing or not possible. Nothing was saved. Accepted here: %2</source>
        <extracomment>%1 is a field of the form, %2 says what is accepted there</extracomment>
        <translation>“%1” खाली है या सही नहीं है। कुछ भी सेव नहीं हुआ। यहाँ यह चलेगा: %2</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Title</source>
        <translation>शीर्षक</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>फ़ाइल का प्रकार</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>आकार</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>जाँच अंक</translation>
    </message>
    <message>
        <source>Joined record</source>
        <translation>जोड़ा गया रिकॉर्ड</translation>
    </message>
    <message>
        <source>Kept record</source>
        <translation>रखा गया रिकॉर्ड</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Allergic to</source>
        <translation>किससे एलर्जी</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>वर्ग</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>क्या होता है</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>कितनी गंभीर</translation>
    </message>
    <message>
        <source>Noted on</source>
        <translation>दर्ज तारीख</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>दर्ज किया</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Length in minutes</source>
        <translation>कितने मिनट</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>Reason of the state</source>
        <translation>स्थिति का कारण</translation>
    </message>
    <message>
        <source>Beyond the free slots</source>
        <translation>खाली समय के अलावा</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>याद दिलाना</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>कंप्यूटर</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>रिकॉर्ड का प्रकार</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>रिकॉर्ड</translation>
    </message>
    <message>
        <source>Right used</source>
        <translation>किस अधिकार से</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>नतीजा</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>फ़िंगरप्रिंट</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>फ़ील्ड</translation>
    </message>
    <message>
        <source>Why it is asked</source>
        <translation>क्यों पूछा गया</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>वज़न</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>आपका</translation>
    </message>
    <message>
        <source>Yours, written by</source>
        <translation>आपका, लिखा</translation>
    </message>
    <message>
        <source>Yours, on PC</source>
        <translation>आपका, कंप्यूटर</translation>
    </message>
    <message>
        <source>Yours, written at</source>
        <translation>आपका, समय</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>उनका</translation>
    </message>
    <message>
        <source>Theirs, written by</source>
        <translation>उनका, लिखा</translation>
    </message>
    <message>
        <source>Theirs, on PC</source>
        <translation>उनका, कंप्यूटर</translation>
    </message>
    <message>
        <source>Theirs, written at</source>
        <translation>उनका, समय</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>अभी लागू</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बदलाव</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>कब मिला</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>चुनाव</translation>
    </message>
    <message>
        <source>Value chosen</source>
        <translation>क्या चुना</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>किसने तय किया</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>कब तय हुआ</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>उद्देश्य</translation>
    </message>
    <message>
        <source>Said yes</source>
        <translation>हाँ कहा</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>कब पूछा</translation>
    </message>
    <message>
        <source>Notice version</source>
        <translation>सूचना का संस्करण</translation>
    </message>
    <message>
        <source>Notice read in</source>
        <translation>सूचना की भाषा</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>किसने पूछा</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>टिप्पणी</translation>
    </message>
    <message>
        <source>Kind of contact</source>
        <translation>संपर्क का प्रकार</translation>
    </message>
    <message>
        <source>Phone or email</source>
        <translation>फ़ोन या ईमेल</translation>
    </message>
    <message>
        <source>Whose phone</source>
        <translation>किसका फ़ोन</translation>
    </message>
    <message>
        <source>First to call</source>
        <translation>पहले यहाँ फ़ोन करें</translation>
    </message>
    <message>
        <source>Name of this PC</source>
        <translation>इस कंप्यूटर का नाम</translation>
    </message>
    <message>
        <source>Series letters</source>
        <translation>सीरीज़ के अक्षर</translation>
    </message>
    <message>
        <source>Desk number</source>
        <translation>काउंटर नंबर</translation>
    </message>
    <message>
        <source>Allowed since</source>
        <translation>कब से अनुमति</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>सत्र</translation>
    </message>
    <message>
        <source>From</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>To</source>
        <translation>कब तक</translation>
    </message>
    <message>
        <source>Minutes per patient</source>
        <translation>हर मरीज़ के मिनट</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>कमरा</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>बिल नंबर</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>सीरीज़</translation>
    </message>
    <message>
        <source>Financial year</source>
        <translation>वित्तीय वर्ष</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>क्रमांक</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>कागज़</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>तारीख</translation>
    </message>
    <message>
        <source>Issued at</source>
        <translation>कब बना</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>किसने बनाया</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>लाइनें</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Reason of the discount</source>
        <translation>छूट का कारण</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>खरीदार</translation>
    </message>
    <message>
        <source>Cancels bill</source>
        <translation>यह बिल रद्द</translation>
    </message>
    <message>
        <source>Number on the printed bill</source>
        <translation>छपे बिल का नंबर</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>किसने लिखा</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>तकलीफ़</translation>
    </message>
    <message>
        <source>History</source>
        <translation>पिछला हाल</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>निदान</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>आगे क्या</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>अलग रखा</translation>
    </message>
    <message>
        <source>Adds to</source>
        <translation>किसमें जोड़ा</translation>
    </message>
    <message>
        <source>Reason of the addition</source>
        <translation>जोड़ने का कारण</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>कब लिखा</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>कब साइन हुआ</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>हस्ताक्षर</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>पूरा नाम</translation>
    </message>
    <message>
        <source>Name in own script</source>
        <translation>अपनी लिपि में नाम</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>जन्म</translation>
    </message>
    <message>
        <source>Birth date estimated</source>
        <translation>जन्म तारीख अंदाज़न</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>अभिभावक</translation>
    </message>
    <message>
        <source>Guardian is</source>
        <translation>अभिभावक से रिश्ता</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाका</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>पिन कोड</translation>
    </message>
    <message>
        <source>Language for prints</source>
        <translation>छपाई की भाषा</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>ABHA number</source>
        <translation>ABHA नंबर</translation>
    </message>
    <message>
        <source>ABHA address</source>
        <translation>ABHA पता</translation>
    </message>
    <message>
        <source>ID seen</source>
        <translation>पहचान पत्र</translation>
    </message>
    <message>
        <source>Last 4 of the ID</source>
        <translation>पहचान पत्र के आखिरी 4</translation>
    </message>
    <message>
        <source>ID was seen</source>
        <translation>पहचान पत्र देखा</translation>
    </message>
    <message>
        <source>Referred by</source>
        <translation>किसने भेजा</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>फ़ोन नहीं है</translation>
    </message>
    <message>
        <source>Died on</source>
        <translation>मृत्यु तारीख</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>काम में नहीं</translation>
    </message>
    <message>
        <source>Import mark</source>
        <translation>आयात का निशान</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Taken or given back</source>
        <translation>लिया या लौटाया</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>भुगतान कैसे</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>संदर्भ नंबर</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>किसने लिया</translation>
    </message>
    <message>
        <source>How the patient was seen</source>
        <translation>मरीज़ को कैसे देखा</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>जाँच में मिला</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>दवाइयाँ</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>टेस्ट</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>सलाह</translation>
    </message>
    <message>
        <source>Come again on</source>
        <translation>दोबारा दिखाएँ</translation>
    </message>
    <message>
        <source>Cautions kept with a reason</source>
        <translation>कारण देकर रखी चेतावनियाँ</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>कागज़ की भाषा</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>प्रिंट हुआ</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>किसकी जगह</translation>
    </message>
    <message>
        <source>Reason of the change</source>
        <translation>बदलाव का कारण</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>सेवा</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>दर</translation>
    </message>
    <message>
        <source>SAC</source>
        <translation>SAC</translation>
    </message>
    <message>
        <source>Tax in percent</source>
        <translation>टैक्स प्रतिशत</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>बीमारी</translation>
    </message>
    <message>
        <source>ICD-10 code</source>
        <translation>ICD-10 कोड</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>भूमिका</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>किसकी कॉपी</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>अधिकार</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>मान</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>भूमिकाएँ</translation>
    </message>
    <message>
        <source>Token letter</source>
        <translation>टोकन का अक्षर</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>योग्यता</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>पंजीकरण नंबर</translation>
    </message>
    <message>
        <source>Council</source>
        <translation>काउंसिल</translation>
    </message>
    <message>
        <source>Free follow-up, days</source>
        <translation>मुफ़्त दोबारा, दिन</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>अपॉइंटमेंट</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Token number</source>
        <translation>टोकन नंबर</translation>
    </message>
    <message>
        <source>Desk mark</source>
        <translation>काउंटर अंक</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>प्राथमिकता</translation>
    </message>
    <message>
        <source>Reason of the priority</source>
        <translation>प्राथमिकता का कारण</translation>
    </message>
    <message>
        <source>Place in the queue</source>
        <translation>कतार में जगह</translation>
    </message>
    <message>
        <source>Given at</source>
        <translation>कब दिया</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>कब बुलाया</translation>
    </message>
    <message>
        <source>In room at</source>
        <translation>कमरे में कब</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>कब पूरा</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>कब लिए</translation>
    </message>
    <message>
        <source>BP, upper</source>
        <translation>BP, ऊपर का</translation>
    </message>
    <message>
        <source>BP, lower</source>
        <translation>BP, नीचे का</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>नाड़ी</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>तापमान</translation>
    </message>
    <message>
        <source>SpO₂</source>
        <translation>SpO₂</translation>
    </message>
    <message>
        <source>Breaths per minute</source>
        <translation>साँसें प्रति मिनट</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>लंबाई</translation>
    </message>
    <message>
        <source>Blood sugar</source>
        <translation>ब्लड शुगर</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>दर्द</translation>
    </message>
    <message>
        <source>Last period</source>
        <translation>पिछला मासिक धर्म</translation>
    </message>
    <message>
        <source>Value before settling</source>
        <translation>निपटाने से पहले का मान</translation>
    </message>
    <message>
        <source>Kept beside it</source>
        <translation>साथ में रखा गया</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>किसने देखा</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Attachment</source>
        <translation>संलग्न दस्तावेज़</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>संपर्क</translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>बीमारी</translation>
    </message>
    <message>
        <source>Joined record</source>
        <translation>जोड़ा गया रिकॉर्ड</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>सहमति</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>अपॉइंटमेंट</translation>
    </message>
    <message>
        <source>Doctor’s hours</source>
        <translation>डॉक्टर का समय</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>वाइटल्स</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>पर्ची</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>Person of the clinic</source>
        <translation>क्लिनिक कर्मचारी</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>भूमिका</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>कंप्यूटर</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>दो रूप</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>ऑडिट रिकॉर्ड</translation>
    </message>
</context>
<context>
    <name>MatchReason</name>
    <message>
        <source>same name</source>
        <translation>वही नाम</translation>
    </message>
    <message>
        <source>sounds the same</source>
        <translation>सुनने में एक-सा</translation>
    </message>
    <message>
        <source>similar spelling</source>
        <translation>मिलती-जुलती वर्तनी</translation>
    </message>
    <message>
        <source>same sound, other script</source>
        <translation>वही उच्चारण, दूसरी लिपि</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>वही फ़ोन</translation>
    </message>
    <message>
        <source>same birth year</source>
        <translation>वही जन्म वर्ष</translation>
    </message>
    <message>
        <source>same birth date</source>
        <translation>वही जन्म तारीख</translation>
    </message>
    <message>
        <source>same sex</source>
        <translation>वही लिंग</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>In words</source>
        <translation>In words</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>Cancels</source>
        <translation>Cancels</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <translation>No. %1 · %2</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>DUPLICATE, printed %1</source>
        <translation>DUPLICATE, printed %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>SAC, HSN</source>
        <translation>SAC, HSN</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Prescription</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>Age, sex</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>ABHA</source>
        <translation>ABHA</translation>
    </message>
    <message>
        <source>ALLERGY: %1</source>
        <translation>ALLERGY: %1</translation>
    </message>
    <message>
        <source>Allergies: none known</source>
        <translation>Allergies: none known</translation>
    </message>
    <message>
        <source>Allergies: none known, asked %1</source>
        <translation>Allergies: none known, asked %1</translation>
    </message>
    <message>
        <source>Allergies: not asked</source>
        <translation>Allergies: not asked</translation>
    </message>
    <message>
        <source>Qty %1</source>
        <translation>Qty %1</translation>
    </message>
    <message numerus="yes">
        <source>End of prescription, %n medicine(s)</source>
        <translation>
            <numerusform>End of prescription, %n medicine</numerusform>
            <numerusform>End of prescription, %n medicines</numerusform>
        </translation>
    </message>
    <message>
        <source>Rx %1</source>
        <translation>Rx %1</translation>
    </message>
    <message>
        <source>Rx %1 · fingerprint %2</source>
        <translation>Rx %1 · fingerprint %2</translation>
    </message>
    <message>
        <source>The code holds no personal data.</source>
        <translation>The code holds no personal data.</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>Signed digitally</source>
        <translation>Signed digitally</translation>
    </message>
    <message>
        <source>%1 · Reg. %2</source>
        <translation>%1 · Reg. %2</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Seen by</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Come again</source>
        <translation>Come again</translation>
    </message>
    <message>
        <source>DRAFT</source>
        <translation>DRAFT</translation>
    </message>
    <message>
        <source>Goes on on page %1</source>
        <translation>Goes on on page %1</translation>
    </message>
    <message>
        <source>Reg. no.</source>
        <translation>Reg. no.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>GSTIN</source>
        <translation>GSTIN</translation>
    </message>
    <message>
        <source>DUPLICATE</source>
        <translation>DUPLICATE</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>ParkedWords</name>
    <message>
        <source>The person who wrote it had no right to.</source>
        <translation>लिखने वाले को इसका अधिकार नहीं था।</translation>
    </message>
    <message>
        <source>It was written after the offline time of its writer had ended.</source>
        <translation>यह लेखक का ऑफ़लाइन समय पूरा होने के बाद लिखा गया।</translation>
    </message>
    <message>
        <source>What it belongs to has not arrived.</source>
        <translation>यह जिससे जुड़ा है वह अभी नहीं पहुँचा।</translation>
    </message>
    <message>
        <source>It waits for another item of this list.</source>
        <translation>यह इसी सूची की दूसरी चीज़ का इंतज़ार करता है।</translation>
    </message>
    <message>
        <source>The paper or entry had been closed before.</source>
        <translation>कागज़ या प्रविष्टि पहले ही बंद हो चुकी थी।</translation>
    </message>
    <message>
        <source>The same entry is there already with other content.</source>
        <translation>यही प्रविष्टि दूसरी सामग्री के साथ पहले से है।</translation>
    </message>
    <message>
        <source>A value in it is not possible.</source>
        <translation>इसमें कोई मान संभव नहीं है।</translation>
    </message>
    <message>
        <source>It is too large to send.</source>
        <translation>यह भेजने के लिए बहुत बड़ा है।</translation>
    </message>
    <message>
        <source>It was written by a newer OPDesk.</source>
        <translation>यह नए OPDesk ने लिखा।</translation>
    </message>
    <message>
        <source>It belongs to another clinic or PC.</source>
        <translation>यह किसी और क्लिनिक या पीसी का है।</translation>
    </message>
    <message>
        <source>A note that a record was looked at could not be sent.</source>
        <translation>रिकॉर्ड देखे जाने की सूचना नहीं भेजी जा सकी।</translation>
    </message>
    <message>
        <source>It could not be taken in as it is.</source>
        <translation>यह जैसा है वैसा नहीं लिया जा सका।</translation>
    </message>
    <message>
        <source>A look at a record</source>
        <translation>रिकॉर्ड देखा गया</translation>
    </message>
</context>
<context>
    <name>PatientBanner</name>
    <message>
        <source>about %1</source>
        <translation>लगभग %1</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Clinic admin</source>
        <translation>क्लिनिक एडमिन</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Nurse</source>
        <translation>नर्स</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>रिसेप्शन</translation>
    </message>
    <message>
        <source>Pharmacist</source>
        <translation>फ़ार्मासिस्ट</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>बिलिंग</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>केवल देखना</translation>
    </message>
    <message>
        <source>Super admin</source>
        <translation>सुपर एडमिन</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Waiting</source>
        <translation>इंतज़ार</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>इंतज़ार में</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>बुलाया</translation>
    </message>
    <message>
        <source>called</source>
        <translation>बुलाया गया</translation>
    </message>
    <message>
        <source>In room</source>
        <translation>कमरे में</translation>
    </message>
    <message>
        <source>in room</source>
        <translation>कमरे में</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>done</source>
        <translation>पूरा हुआ</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>छोड़ा</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>छोड़ा गया</translation>
    </message>
    <message>
        <source>No show</source>
        <translation>नहीं आए</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>नहीं आए</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>प्राथमिकता</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>प्राथमिकता</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>इमरजेंसी</translation>
    </message>
    <message>
        <source>emergency</source>
        <translation>इमरजेंसी</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>बुक</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>बुक है</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>कच्चा</translation>
    </message>
    <message>
        <source>tentative, held until sent</source>
        <translation>कच्ची बुकिंग, भेजे जाने तक</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>आ गए</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>आ गए</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>देर</translation>
    </message>
    <message>
        <source>late</source>
        <translation>देर से</translation>
    </message>
    <message>
        <source>Needs a new time</source>
        <translation>नया समय दें</translation>
    </message>
    <message>
        <source>needs a new time</source>
        <translation>नया समय देना है</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>ड्राफ़्ट</translation>
    </message>
    <message>
        <source>draft kept on this PC</source>
        <translation>ड्राफ़्ट इस कंप्यूटर पर सुरक्षित</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>साइन हुआ</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>साइन हुआ</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>संशोधित</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>संशोधित</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>चुकता</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>चुकता</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>money due</source>
        <translation>पैसे बाकी</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>पैसे लौटाए</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>पैसे लौटाए</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>चुनें</translation>
    </message>
    <message>
        <source>two versions, choose one</source>
        <translation>दो रूप, एक चुनें</translation>
    </message>
    <message>
        <source>Blocks Rx</source>
        <translation>पर्ची रुकी</translation>
    </message>
    <message>
        <source>blocks a prescription</source>
        <translation>इससे पर्ची रुकी है</translation>
    </message>
    <message>
        <source>For billing</source>
        <translation>बिलिंग के लिए</translation>
    </message>
    <message>
        <source>for billing to settle</source>
        <translation>बिलिंग वाले तय करेंगे</translation>
    </message>
    <message>
        <source>For the doctor</source>
        <translation>डॉक्टर के लिए</translation>
    </message>
    <message>
        <source>for the doctor to settle</source>
        <translation>डॉक्टर तय करेंगे</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>जुड़ गया</translation>
    </message>
    <message>
        <source>merged by itself</source>
        <translation>अपने आप जुड़ गया</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>तय हुआ</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>तय हुआ</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>रखा</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>रखा गया</translation>
    </message>
    <message>
        <source>Very alike</source>
        <translation>बहुत मिलता</translation>
    </message>
    <message>
        <source>very alike</source>
        <translation>बहुत मिलता-जुलता</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>संभव</translation>
    </message>
    <message>
        <source>possibly the same person</source>
        <translation>शायद यही व्यक्ति</translation>
    </message>
    <message>
        <source>High</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>high</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Tell the doctor</source>
        <translation>डॉक्टर को बताएँ</translation>
    </message>
    <message>
        <source>critical, tell the doctor</source>
        <translation>गंभीर, डॉक्टर को बताएँ</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>वही दवा</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>दोहराई गई</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नई</translation>
    </message>
    <message>
        <source>new</source>
        <translation>नई</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>जाँच नहीं</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>जाँच नहीं हुई</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>भेज रहे हैं</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>भेज रहे हैं</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>active</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>बंद</translation>
    </message>
</context>
<context>
    <name>SyncPill</name>
    <message>
        <source>Synced %1</source>
        <translation>सिंक %1</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>%n भेज रहे हैं</numerusform>
            <numerusform>%n भेज रहे हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline %1 min</source>
        <translation>ऑफ़लाइन %1 मिनट</translation>
    </message>
    <message numerus="yes">
        <source>Offline %1 min · %n to send</source>
        <translation>
            <numerusform>ऑफ़लाइन %1 मिनट · %n भेजना बाकी</numerusform>
            <numerusform>ऑफ़लाइन %1 मिनट · %n भेजने बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>अभी सिंक नहीं</translation>
    </message>
    <message numerus="yes">
        <source>Not synced yet · %n to send</source>
        <translation>
            <numerusform>अभी सिंक नहीं · %n भेजना बाकी</numerusform>
            <numerusform>अभी सिंक नहीं · %n भेजने बाकी</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n मिलान बाकी</numerusform>
            <numerusform>%n मिलान बाकी</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock is %n min off</source>
        <translation>
            <numerusform>घड़ी %n मिनट गलत</numerusform>
            <numerusform>घड़ी %n मिनट गलत</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Access ends in %n h</source>
        <translation>
            <numerusform>%n घंटे में लॉक होगा</numerusform>
            <numerusform>%n घंटे में लॉक होगा</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for the admin</source>
        <translation>
            <numerusform>%n एडमिन के लिए</numerusform>
            <numerusform>%n एडमिन के लिए</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>डिस्क भर गई</translation>
    </message>
    <message>
        <source>This PC was stopped</source>
        <translation>यह कंप्यूटर रोका गया</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Attachments</source>
        <translation>संलग्न दस्तावेज़</translation>
    </message>
    <message numerus="yes">
        <source>%n to send, %1 MB left</source>
        <translation>
            <numerusform>%n भेजना बाकी, %1 MB शेष</numerusform>
            <numerusform>%n भेजने बाकी, %1 MB शेष</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be sent: take it in again</source>
        <translation>
            <numerusform>%n नहीं भेजा जा सकता: फिर से जोड़ें</numerusform>
            <numerusform>%n नहीं भेजे जा सकते: फिर से जोड़ें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n से</numerusform>
            <numerusform>%n से</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n मिनट</numerusform>
            <numerusform>%n मिनट</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n घंटा</numerusform>
            <numerusform>%n घंटे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n दिन</numerusform>
            <numerusform>%n दिन</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait since %1. They are safe on this PC.</source>
        <translation>
            <numerusform>%1 से %n चीज़ रुकी है। वह इस पीसी पर सुरक्षित है।</numerusform>
            <numerusform>%1 से %n चीज़ें रुकी हैं। वे इस पीसी पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) need the admin. They are safe on this PC.</source>
        <translation>
            <numerusform>%n चीज़ के लिए एडमिन चाहिए। वह इस पीसी पर सुरक्षित है।</numerusform>
            <numerusform>%n चीज़ों के लिए एडमिन चाहिए। वे इस पीसी पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>This PC has not met the others yet.</source>
        <translation>यह पीसी अभी दूसरों से नहीं जुड़ा।</translation>
    </message>
    <message>
        <source>All work is sent.</source>
        <translation>सारा काम भेजा जा चुका है।</translation>
    </message>
    <message>
        <source>Offline for %1. Everything goes on; it is sent when the line is back.</source>
        <translation>%1 से ऑफ़लाइन। सब चलता रहता है; लाइन लौटने पर भेजा जाएगा।</translation>
    </message>
    <message>
        <source>Offline. Everything goes on; it is sent when the line is back.</source>
        <translation>ऑफ़लाइन। सब चलता रहता है; लाइन लौटने पर भेजा जाएगा।</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) need the admin.</source>
        <translation>
            <numerusform>%n चीज़ के लिए एडमिन चाहिए।</numerusform>
            <numerusform>%n चीज़ों के लिए एडमिन चाहिए।</numerusform>
        </translation>
    </message>
    <message>
        <source>This PC no longer keeps some records. What was written here goes out first.</source>
        <translation>यह पीसी कुछ रिकॉर्ड अब नहीं रखता। यहाँ लिखा पहले भेजा जाता है।</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of a newer OPDesk show after an update.</source>
        <translation>
            <numerusform>नए OPDesk की %n चीज़ अपडेट के बाद दिखेगी।</numerusform>
            <numerusform>नए OPDesk की %n चीज़ें अपडेट के बाद दिखेंगी।</numerusform>
        </translation>
    </message>
    <message>
        <source>This PC was put back to an older state and numbers on in a new series. What is missing stands in the conflicts.</source>
        <translation>यह पीसी पुरानी स्थिति में लौटाया गया और नई शृंखला में नंबर देता है। जो नहीं मिला वह मिलान की सूची में है।</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%2 में से %1 प्रविष्टियाँ</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 प्रविष्टियाँ</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 प्रति सेकंड</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 बाकी</translation>
    </message>
    <message>
        <source>Paused by you. It goes on where it was.</source>
        <translation>आपने रोका है। जहाँ था वहीं से चलेगा।</translation>
    </message>
    <message>
        <source>Old visits are still arriving. You can work meanwhile.</source>
        <translation>पुरानी विज़िट अभी आ रही हैं। तब तक आप काम कर सकते हैं।</translation>
    </message>
    <message>
        <source>Not compared yet.</source>
        <translation>अभी मिलाई नहीं गई।</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>सही।</translation>
    </message>
    <message>
        <source>%1 slow; corrected by itself.</source>
        <translation>%1 पीछे; अपने-आप ठीक की जाती है।</translation>
    </message>
    <message>
        <source>%1 fast; corrected by itself.</source>
        <translation>%1 आगे; अपने-आप ठीक की जाती है।</translation>
    </message>
    <message>
        <source>The clock of this PC is %1 slow. Set it, or papers carry a wrong time.</source>
        <translation>इस पीसी की घड़ी %1 पीछे है। इसे ठीक करें, वरना कागज़ों पर गलत समय छपेगा।</translation>
    </message>
    <message>
        <source>The clock of this PC is %1 fast. Set it, or papers carry a wrong time.</source>
        <translation>इस पीसी की घड़ी %1 आगे है। इसे ठीक करें, वरना कागज़ों पर गलत समय छपेगा।</translation>
    </message>
    <message>
        <source>never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>none</source>
        <translation>कुछ नहीं</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>पिछली बार जुड़ा</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>भेजना बाकी</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s), the oldest waits %1</source>
        <translation>
            <numerusform>%n चीज़, %1 से रुकी</numerusform>
            <numerusform>%n चीज़ें, सबसे पुरानी %1 से रुकी</numerusform>
        </translation>
    </message>
    <message>
        <source>For the admin</source>
        <translation>एडमिन के लिए</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) set aside</source>
        <translation>
            <numerusform>%n चीज़ अलग रखी गई</numerusform>
            <numerusform>%n चीज़ें अलग रखी गईं</numerusform>
        </translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>निपटाना बाकी</translation>
    </message>
    <message>
        <source>Clock of this PC</source>
        <translation>इस पीसी की घड़ी</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>अगली कोशिश</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1 में</translation>
    </message>
    <message>
        <source>now</source>
        <translation>अभी</translation>
    </message>
    <message>
        <source>Offline use until</source>
        <translation>ऑफ़लाइन उपयोग कब तक</translation>
    </message>
    <message>
        <source>Put right by itself</source>
        <translation>अपने-आप ठीक किया</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) after a comparison</source>
        <translation>
            <numerusform>मिलाने के बाद %n रिकॉर्ड</numerusform>
            <numerusform>मिलाने के बाद %n रिकॉर्ड</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 slow</source>
        <translation>%1 पीछे</translation>
    </message>
    <message>
        <source>%1 fast</source>
        <translation>%1 आगे</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>Picture (JPEG)</source>
        <translation>चित्र (JPEG)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>चित्र (PNG)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>पुरुष</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>महिला</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>English</source>
        <translation>अंग्रेज़ी</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>हिन्दी</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>मराठी</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>बांग्ला</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>तमिल</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>तेलुगु</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>गुजराती</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>कन्नड़</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>मलयालम</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>पंजाबी</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>अभी नहीं पूछा</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>कोई ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>Aadhaar</source>
        <translation>आधार</translation>
    </message>
    <message>
        <source>PAN card</source>
        <translation>पैन कार्ड</translation>
    </message>
    <message>
        <source>Voter card</source>
        <translation>वोटर कार्ड</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>ड्राइविंग लाइसेंस</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>पासपोर्ट</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>ईमेल</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>हल्की</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>गंभीर</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>पता नहीं</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>High</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Keep my care record here</source>
        <translation>मेरा इलाज का रिकॉर्ड यहाँ रखें</translation>
    </message>
    <message>
        <source>Reminders by SMS</source>
        <translation>SMS से याद दिलाएँ</translation>
    </message>
    <message>
        <source>Prescription on WhatsApp</source>
        <translation>WhatsApp पर पर्ची</translation>
    </message>
    <message>
        <source>Research, without my name</source>
        <translation>शोध, मेरे नाम के बिना</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>सुबह</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>शाम</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>दोबारा</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>रिपोर्ट</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>बुज़ुर्ग</translation>
    </message>
    <message>
        <source>Pregnant</source>
        <translation>गर्भवती</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>इमरजेंसी</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>सामने</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>वीडियो से</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>फ़ोन से</translation>
    </message>
    <message>
        <source>By message</source>
        <translation>संदेश से</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>UPI</source>
        <translation>UPI</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Bill of supply</source>
        <translation>Bill of supply</translation>
    </message>
    <message>
        <source>Tax invoice</source>
        <translation>Tax invoice</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Credit note</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>लिया</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>लौटाया</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>इंतज़ार में</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>बुलाया</translation>
    </message>
    <message>
        <source>In room</source>
        <translation>कमरे में</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>छोड़ा</translation>
    </message>
    <message>
        <source>No show</source>
        <translation>नहीं आए</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>बुक</translation>
    </message>
    <message>
        <source>Needs a new time</source>
        <translation>नया समय दें</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>आ गए</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>ड्राफ़्ट</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>साइन हुआ</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>पुरानी</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>ठीक हुई</translation>
    </message>
    <message>
        <source>Ruled out</source>
        <translation>नहीं निकली</translation>
    </message>
    <message>
        <source>Waiting to be allowed</source>
        <translation>अनुमति बाकी</translation>
    </message>
    <message>
        <source>Sending its last work</source>
        <translation>आखिरी काम भेज रहा है</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>मिलान बाकी</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>तय हुआ</translation>
    </message>
    <message>
        <source>Changed on two PCs</source>
        <translation>दो कंप्यूटरों पर बदला</translation>
    </message>
    <message>
        <source>The later change stands</source>
        <translation>बाद वाला बदलाव लागू</translation>
    </message>
    <message>
        <source>The later step stands</source>
        <translation>बाद वाला कदम लागू</translation>
    </message>
    <message>
        <source>Slot taken twice</source>
        <translation>एक समय दो बार बुक</translation>
    </message>
    <message>
        <source>Deleted here, changed there</source>
        <translation>यहाँ हटाया, वहाँ बदला</translation>
    </message>
    <message>
        <source>Two additions to one paper</source>
        <translation>एक कागज़ में दो जोड़</translation>
    </message>
    <message>
        <source>Money possibly taken twice</source>
        <translation>पैसे शायद दो बार लिए</translation>
    </message>
    <message>
        <source>Draft kept twice</source>
        <translation>ड्राफ्ट दो बार रखा</translation>
    </message>
    <message>
        <source>Two main numbers</source>
        <translation>दो मुख्य नंबर</translation>
    </message>
    <message>
        <source>Number given twice</source>
        <translation>एक नंबर दो बार दिया</translation>
    </message>
    <message>
        <source>Sum does not add up</source>
        <translation>जोड़ मेल नहीं खाता</translation>
    </message>
    <message>
        <source>Perhaps registered twice</source>
        <translation>शायद दो बार पंजीकृत</translation>
    </message>
    <message>
        <source>Joined in two ways</source>
        <translation>दो तरह से जोड़ा गया</translation>
    </message>
    <message>
        <source>More given back than paid</source>
        <translation>भुगतान से ज़्यादा वापस दिया</translation>
    </message>
    <message>
        <source>Moved and cancelled</source>
        <translation>समय बदला और रद्द किया</translation>
    </message>
    <message>
        <source>PC put back to an older state</source>
        <translation>पीसी पुरानी स्थिति में लौटा</translation>
    </message>
    <message>
        <source>Needs the admin</source>
        <translation>एडमिन चाहिए</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>आपका</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>उनका</translation>
    </message>
    <message>
        <source>Both kept</source>
        <translation>दोनों रखे</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>बदला</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::ConsultPage</name>
    <message>
        <source>Sign and print</source>
        <translation>साइन और प्रिंट</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>प्रिंट करें</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>पहले देखें</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>पर्ची</translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation>पीछे, ड्राफ़्ट रहेगा</translation>
    </message>
    <message>
        <source>No visit is open.</source>
        <translation>कोई विज़िट खुली नहीं है।</translation>
    </message>
    <message>
        <source>goes to the queue</source>
        <translation>कतार पर जाएँ</translation>
    </message>
    <message>
        <source>Rule meter</source>
        <translation>नियम मीटर</translation>
    </message>
    <message>
        <source>Safety check</source>
        <translation>सुरक्षा जाँच</translation>
    </message>
    <message>
        <source>Rule data not reviewed by a clinician. Silence means not checked.</source>
        <translation>नियमों का डेटा किसी डॉक्टर ने नहीं जाँचा है। चेतावनी न आए तो समझें कि जाँच नहीं हुई।</translation>
    </message>
    <message>
        <source>Draft kept on this PC</source>
        <translation>ड्राफ़्ट इस कंप्यूटर पर सुरक्षित है</translation>
    </message>
    <message>
        <source>Nothing to check yet.</source>
        <translation>अभी जाँचने को कुछ नहीं।</translation>
    </message>
    <message numerus="yes">
        <source>No match in %n medicine(s), as far as the data goes.</source>
        <translation>
            <numerusform>%n दवा में, उपलब्ध डेटा के अनुसार, कोई चेतावनी नहीं मिली।</numerusform>
            <numerusform>%n दवाओं में, उपलब्ध डेटा के अनुसार, कोई चेतावनी नहीं मिली।</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign this prescription?</source>
        <translation>यह पर्ची साइन करें?</translation>
    </message>
    <message>
        <source>Change a medicine?</source>
        <translation>दवा बदलें?</translation>
    </message>
    <message>
        <source>A signed prescription stands for ever; a correction is a new one.</source>
        <translation>साइन की हुई पर्ची बदली नहीं जा सकती; सुधार के लिए नई पर्ची बनेगी।</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>Change medicine</source>
        <translation>दवा बदलें</translation>
    </message>
    <message>
        <source>Keep: benefit outweighs the risk</source>
        <translation>रखें: जोखिम से लाभ ज़्यादा है</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>साइन हुआ</translation>
    </message>
    <message>
        <source>Signed and printed</source>
        <translation>साइन और प्रिंट हुआ</translation>
    </message>
    <message>
        <source>Signed. The printer did not answer; print again with Ctrl+P.</source>
        <translation>साइन हो गया। प्रिंटर ने जवाब नहीं दिया; Ctrl+P से दोबारा प्रिंट करें।</translation>
    </message>
    <message>
        <source>Not yet: %1</source>
        <translation>अभी नहीं: %1</translation>
    </message>
    <message>
        <source>The token of this visit is closed already and stays so.</source>
        <translation>इस विज़िट का टोकन पहले ही बंद है और बंद ही रहेगा।</translation>
    </message>
    <message>
        <source>The token could not be taken into the room. %1</source>
        <translation>टोकन कमरे में नहीं लिया जा सका। %1</translation>
    </message>
    <message>
        <source>Signed. The token stays open: %1</source>
        <translation>हस्ताक्षर हो गए। टोकन खुला है: %1</translation>
    </message>
    <message>
        <source>Two PCs differ about this patient. See the card, then sign.</source>
        <translation>इस मरीज़ पर दो पीसी में अंतर है। कार्ड देखें, फिर हस्ताक्षर करें।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::FactsPanel</name>
    <message>
        <source>Vitals</source>
        <translation>वाइटल्स</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>नहीं लिए गए</translation>
    </message>
    <message>
        <source>BP</source>
        <translation>BP</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>नाड़ी</translation>
    </message>
    <message>
        <source>/min</source>
        <translation>/मिनट</translation>
    </message>
    <message>
        <source>Temp</source>
        <translation>तापमान</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>वज़न</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>Sugar</source>
        <translation>शुगर</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>बीमारियाँ</translation>
    </message>
    <message>
        <source>None noted</source>
        <translation>कुछ दर्ज नहीं</translation>
    </message>
    <message>
        <source>Before today</source>
        <translation>आज से पहले</translation>
    </message>
    <message>
        <source>First visit.</source>
        <translation>पहली विज़िट।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::PaperPreview</name>
    <message>
        <source>Preview of the paper</source>
        <translation>कागज़ की झलक</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::RxEntry</name>
    <message>
        <source>Medicine line</source>
        <translation>दवा की लाइन</translation>
    </message>
    <message>
        <source>panto 40 1-0-0 14d ac — Enter adds</source>
        <translation>panto 40 1-0-0 14d ac — Enter से जुड़ेगी</translation>
    </message>
    <message>
        <source>Qty %1</source>
        <translation>मात्रा %1</translation>
    </message>
    <message>
        <source>↓ others: %1</source>
        <translation>↓ और: %1</translation>
    </message>
    <message>
        <source>Kept as typed, not understood: %1</source>
        <translation>समझ नहीं आया, जैसा लिखा वैसा रखा: %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::RxList</name>
    <message>
        <source>Medicines</source>
        <translation>दवाइयाँ</translation>
    </message>
    <message>
        <source>No medicine yet. Type a line below: amox 500 101 5d pc</source>
        <translation>अभी कोई दवा नहीं। नीचे लिखें: amox 500 101 5d pc</translation>
    </message>
    <message>
        <source>Qty %1</source>
        <translation>मात्रा %1</translation>
    </message>
    <message>
        <source>Not checked: not in the formulary</source>
        <translation>जाँच नहीं हुई: दवा सूची में नहीं</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::VisitForm</name>
    <message>
        <source>Complaint</source>
        <translation>तकलीफ़</translation>
    </message>
    <message>
        <source>headache 3 days</source>
        <translation>3 दिन से सिरदर्द</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>क्या मिला</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>निदान</translation>
    </message>
    <message>
        <source>separate several with ;</source>
        <translation>एक से ज़्यादा हों तो ; लगाएँ</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>टेस्ट</translation>
    </message>
    <message>
        <source>none</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>सलाह</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>अगली बार</translation>
    </message>
    <message>
        <source>2w, 5d or a date</source>
        <translation>2w, 5d या तारीख</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::AppointmentsPanel</name>
    <message>
        <source>Appointments</source>
        <translation>अपॉइंटमेंट</translation>
    </message>
    <message>
        <source>No more bookings today.</source>
        <translation>आज और कोई बुकिंग नहीं।</translation>
    </message>
    <message numerus="yes">
        <source>%n left today</source>
        <translation>
            <numerusform>आज %n बाकी</numerusform>
            <numerusform>आज %n बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Token %1 given</source>
        <translation>टोकन %1 दिया गया</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::DeskPage</name>
    <message>
        <source>Call next</source>
        <translation>अगला बुलाएँ</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>परामर्श</translation>
    </message>
    <message>
        <source>Open patient</source>
        <translation>मरीज़ खोलें</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>अगला भाग</translation>
    </message>
    <message>
        <source>Token %1 given</source>
        <translation>टोकन %1 दिया गया</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::FindPanel</name>
    <message>
        <source>Find or register</source>
        <translation>खोजें या पंजीकरण</translation>
    </message>
    <message>
        <source>Find patient</source>
        <translation>मरीज़ खोजें</translation>
    </message>
    <message>
        <source>Phone, name or number</source>
        <translation>फ़ोन, नाम या नंबर</translation>
    </message>
    <message>
        <source>Last 4 of phone, name in any script, clinic number</source>
        <translation>फ़ोन के आखिरी 4, किसी भी लिपि में नाम, क्लिनिक नंबर</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>मिले हुए लोग</translation>
    </message>
    <message>
        <source>Family on phone %1</source>
        <translation>फ़ोन %1 का परिवार</translation>
    </message>
    <message>
        <source>New patient on %1</source>
        <translation>%1 पर नया मरीज़</translation>
    </message>
    <message>
        <source>New patient “%1”</source>
        <translation>नया मरीज़ “%1”</translation>
    </message>
    <message>
        <source>%1 patients on this PC</source>
        <translation>इस कंप्यूटर पर %1 मरीज़</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) · %1 ms</source>
        <translation>
            <numerusform>%n मिला · %1 ms</numerusform>
            <numerusform>%n मिले · %1 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::MatchPanel</name>
    <message>
        <source>Could be the same person</source>
        <translation>शायद यही व्यक्ति</translation>
    </message>
    <message>
        <source>Nobody like this so far.</source>
        <translation>अभी तक ऐसा कोई नहीं।</translation>
    </message>
    <message>
        <source>A shared phone is a family, not a copy. Nothing is joined by itself.</source>
        <translation>एक ही फ़ोन परिवार का हो सकता है। अपने आप कुछ नहीं जुड़ता।</translation>
    </message>
    <message>
        <source>checked against %1</source>
        <translation>%1 से मिलाया</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::NewPatientPage</name>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Text from search is carried over</source>
        <translation>खोज में लिखा यहाँ आ गया</translation>
    </message>
    <message>
        <source>Save and give token</source>
        <translation>सेव कर टोकन दें</translation>
    </message>
    <message>
        <source>Save only</source>
        <translation>सिर्फ़ सेव करें</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>और जानकारी</translation>
    </message>
    <message>
        <source>Look at matches</source>
        <translation>मिलते नाम देखें</translation>
    </message>
    <message>
        <source>Use first match</source>
        <translation>पहला वाला लें</translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation>पीछे, ड्राफ़्ट रहेगा</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to finish: %1</source>
        <translation>
            <numerusform>%n जानकारी बाकी: %1</numerusform>
            <numerusform>%n जानकारियाँ बाकी: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Very alike somebody here. Alt+U uses that person; save again for a new one.</source>
        <translation>यहाँ कोई बहुत मिलता-जुलता है। वही हों तो Alt+U; नया मरीज़ हो तो दोबारा सेव करें।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::PatientForm</name>
    <message>
        <source>Full name</source>
        <translation>पूरा नाम</translation>
    </message>
    <message>
        <source>Name in own script</source>
        <translation>अपनी लिपि में नाम</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>उम्र</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>जन्म</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>Whose phone</source>
        <translation>किसका फ़ोन</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>अपना</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाका</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>पिन कोड</translation>
    </message>
    <message>
        <source>Language for prints</source>
        <translation>छपाई की भाषा</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>कोई ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>नहीं पूछा</translation>
    </message>
    <message>
        <source>Referred by</source>
        <translation>किसने भेजा</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>ज़रूरी नहीं</translation>
    </message>
    <message>
        <source>or born</source>
        <translation>या जन्म</translation>
    </message>
    <message>
        <source>34, 8m, 12d</source>
        <translation>34, 8m, 12d</translation>
    </message>
    <message>
        <source>Leave empty when there is none</source>
        <translation>न हो तो खाली छोड़ें</translation>
    </message>
    <message>
        <source>Tells namesakes apart</source>
        <translation>एक नाम वालों की पहचान</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>अभिभावक</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>रिश्ता</translation>
    </message>
    <message>
        <source>ABHA number</source>
        <translation>ABHA नंबर</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Needed under 18</source>
        <translation>18 से कम में ज़रूरी</translation>
    </message>
    <message>
        <source>Consent, each asked apart</source>
        <translation>सहमति, हर एक अलग से पूछें</translation>
    </message>
    <message>
        <source>Keep my care record here</source>
        <translation>मेरा इलाज का रिकॉर्ड यहाँ रखें</translation>
    </message>
    <message>
        <source>Reminders by SMS</source>
        <translation>SMS से याद दिलाएँ</translation>
    </message>
    <message>
        <source>Prescription on WhatsApp</source>
        <translation>WhatsApp पर पर्ची</translation>
    </message>
    <message>
        <source>Research, without my name</source>
        <translation>शोध, मेरे नाम के बिना</translation>
    </message>
    <message>
        <source>Two letters or more</source>
        <translation>दो या ज़्यादा अक्षर</translation>
    </message>
    <message>
        <source>Age or date of birth</source>
        <translation>उम्र या जन्म तारीख</translation>
    </message>
    <message>
        <source>Choose F, M or O</source>
        <translation>F, M या O चुनें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::QueueModel</name>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>उम्र, लिंग</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>इंतज़ार</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>कतार</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Nobody is waiting. F2 finds a patient.</source>
        <translation>कोई इंतज़ार में नहीं। F2 से मरीज़ खोजें।</translation>
    </message>
    <message>
        <source>All doctors</source>
        <translation>सभी डॉक्टर</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n इंतज़ार में</numerusform>
            <numerusform>%n इंतज़ार में</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in room</source>
        <translation>
            <numerusform>%n कमरे में</numerusform>
            <numerusform>%n कमरे में</numerusform>
        </translation>
    </message>
    <message>
        <source>Average wait %1 min</source>
        <translation>औसत इंतज़ार %1 मिनट</translation>
    </message>
    <message>
        <source>Called %1</source>
        <translation>%1 को बुलाया</translation>
    </message>
    <message>
        <source>%1 marked skipped</source>
        <translation>%1 छोड़ा गया</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::TokenPanel</name>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>दोबारा</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>रिपोर्ट</translation>
    </message>
    <message>
        <source>Give token</source>
        <translation>टोकन दें</translation>
    </message>
    <message>
        <source>Find the patient first</source>
        <translation>पहले मरीज़ खोजें</translation>
    </message>
    <message>
        <source>Give token %1</source>
        <translation>टोकन %1 दें</translation>
    </message>
    <message>
        <source>Nobody is waiting · goes in next</source>
        <translation>कोई इंतज़ार में नहीं · सीधे अंदर</translation>
    </message>
    <message>
        <source>%1 ahead · about %2 min</source>
        <translation>%1 आगे · लगभग %2 मिनट</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>अपने आप</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::ImportPage</name>
    <message>
        <source>Look, write nothing</source>
        <translation>देखें, कुछ लिखे बिना</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>यह आयात वापस लें</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>काउंटर</translation>
    </message>
    <message>
        <source>Take in a list of patients</source>
        <translation>मरीज़ों की सूची जोड़ें</translation>
    </message>
    <message>
        <source>A spreadsheet saved as CSV, with a heading row. Nobody is joined with anybody by itself.</source>
        <translation>CSV में सहेजी गई तालिका, पहली पंक्ति में शीर्षक। कोई मरीज़ अपने-आप किसी से नहीं मिलाया जाता।</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>Rows to look at</source>
        <translation>देखने लायक पंक्तियाँ</translation>
    </message>
    <message>
        <source>Rows that cannot be taken in and possible copies are listed here.</source>
        <translation>जो पंक्तियाँ नहीं जुड़ सकतीं और जो दोहराव हो सकते हैं, वे यहाँ दिखेंगे।</translation>
    </message>
    <message>
        <source>List of patients</source>
        <translation>मरीज़ों की सूची</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt);;All files (*)</source>
        <translation>तालिकाएँ (*.csv *.txt);;सभी फ़ाइलें (*)</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2 में से %1 पंक्तियाँ</translation>
    </message>
    <message>
        <source>Would add %1 of %2 rows.</source>
        <translation>%2 में से %1 पंक्तियाँ जुड़ेंगी।</translation>
    </message>
    <message>
        <source>Added %1 of %2 rows.</source>
        <translation>%2 में से %1 पंक्तियाँ जुड़ीं।</translation>
    </message>
    <message>
        <source>%1 are here already.</source>
        <translation>%1 पहले से यहाँ हैं।</translation>
    </message>
    <message>
        <source>%1 cannot be taken in: mend them in the file.</source>
        <translation>%1 नहीं जुड़ सकतीं: फ़ाइल में सुधारें।</translation>
    </message>
    <message>
        <source>%1 may be a copy of somebody here.</source>
        <translation>%1 यहाँ के किसी मरीज़ का दोहराव हो सकती हैं।</translation>
    </message>
    <message>
        <source>Stopped by you; what was written stays and can be undone.</source>
        <translation>आपने रोका; जो लिखा गया वह रहेगा और वापस लिया जा सकता है।</translation>
    </message>
    <message>
        <source>Columns kept out: %1.</source>
        <translation>छोड़े गए कॉलम: %1।</translation>
    </message>
    <message>
        <source>Row %1, %2</source>
        <translation>पंक्ति %1, %2</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>पंक्ति %1</translation>
    </message>
    <message>
        <source>may be a copy; kept apart</source>
        <translation>दोहराव हो सकता है; अलग रखा</translation>
    </message>
    <message>
        <source>Taken back: %1. Kept because they were used since: %2.</source>
        <translation>वापस लिए: %1। बाद में काम में आए, इसलिए रखे: %2।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::PatientPage</name>
    <message>
        <source>Attach a file</source>
        <translation>फ़ाइल जोड़ें</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>काउंटर</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>परामर्श</translation>
    </message>
    <message>
        <source>Settle conflicts</source>
        <translation>मिलान करें</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>एक नज़र में</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>पिछला हाल</translation>
    </message>
    <message>
        <source>First visit.</source>
        <translation>पहली विज़िट।</translation>
    </message>
    <message>
        <source>Nobody is open.</source>
        <translation>कोई मरीज़ खुला नहीं है।</translation>
    </message>
    <message>
        <source>finds a patient</source>
        <translation>मरीज़ खोजें</translation>
    </message>
    <message>
        <source>Two versions of this record wait to be settled. No new prescription until somebody has looked (Alt+C).</source>
        <translation>इस रिकॉर्ड के दो रूप हैं, मिलान बाकी है। जब तक कोई देख न ले (Alt+C), नई पर्ची नहीं बनेगी।</translation>
    </message>
    <message>
        <source>Not open to this role</source>
        <translation>इस भूमिका के लिए बंद</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाका</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>बकाया</translation>
    </message>
    <message>
        <source>On the same phone</source>
        <translation>इसी फ़ोन पर</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>बीमारियाँ</translation>
    </message>
    <message>
        <source>None noted</source>
        <translation>कुछ दर्ज नहीं</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>सिंक</translation>
    </message>
    <message>
        <source>Something of this patient waits to be sent</source>
        <translation>इस मरीज़ का कुछ काम भेजना बाकी है</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::MainWindow</name>
    <message>
        <source>Front desk</source>
        <translation>काउंटर</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>परामर्श</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>मिलान</translation>
    </message>
    <message>
        <source>Find patient</source>
        <translation>मरीज़ खोजें</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Front desk queue</source>
        <translation>काउंटर की कतार</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>भेज रहे हैं</translation>
    </message>
    <message>
        <source>All work is sent</source>
        <translation>सारा काम भेज दिया</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>मेन्यू</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>नाम छिपाएँ</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>लॉक करें</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>कमांड</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लें</translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n मिलान बाकी</numerusform>
            <numerusform>%n मिलान बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>यहाँ जाएँ</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>इस पेज पर</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>हर जगह</translation>
    </message>
    <message>
        <source>Take in a list of patients</source>
        <translation>मरीज़ों की सूची जोड़ें</translation>
    </message>
    <message>
        <source>Is my work safe</source>
        <translation>क्या मेरा काम सुरक्षित है</translation>
    </message>
    <message>
        <source>Written to %1. It holds versions, counts and error codes, nothing of a patient.</source>
        <translation>%1 में लिखा गया। इसमें संस्करण, गिनती और त्रुटि कोड हैं, मरीज़ का कुछ नहीं।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::SyncPopover</name>
    <message>
        <source>Is my work safe</source>
        <translation>क्या मेरा काम सुरक्षित है</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी मिलाएँ</translation>
    </message>
    <message>
        <source>Help report</source>
        <translation>मदद रिपोर्ट</translation>
    </message>
    <message>
        <source>Versions, counts and error codes for support. No patient data.</source>
        <translation>सहायता के लिए संस्करण, गिनती और त्रुटि कोड। मरीज़ का डेटा नहीं।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>मिलान</translation>
    </message>
    <message>
        <source>Parked items</source>
        <translation>अलग रखी चीज़ें</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>जारी रखें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::sync_center::ConflictPanel</name>
    <message>
        <source>Your own words</source>
        <translation>आपके अपने शब्द</translation>
    </message>
    <message>
        <source>Enter takes it for the row with the bar.</source>
        <translation>Enter इसे पट्टी वाली पंक्ति के लिए लेता है।</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Your role gives a reason, it is kept in the audit log. Then Ctrl+Enter.</source>
        <translation>आपकी भूमिका में कारण देना होता है, वह ऑडिट लॉग में रहता है। फिर Ctrl+Enter।</translation>
    </message>
    <message>
        <source>How it happened</source>
        <translation>यह कैसे हुआ</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>दो रूप</translation>
    </message>
    <message numerus="yes">
        <source>%n more for another role</source>
        <translation>
            <numerusform>दूसरी भूमिका के लिए %n और</numerusform>
            <numerusform>दूसरी भूमिका के लिए %n और</numerusform>
        </translation>
    </message>
    <message>
        <source>No new prescription until seen</source>
        <translation>देखे बिना नई पर्ची नहीं</translation>
    </message>
    <message>
        <source>Seen, signing is possible</source>
        <translation>देखा गया, हस्ताक्षर हो सकते हैं</translation>
    </message>
    <message>
        <source>The safe choice is marked: an allergy stays until a doctor or nurse removes it.</source>
        <translation>सुरक्षित विकल्प चुना हुआ है: एलर्जी तब तक रहती है जब तक डॉक्टर या नर्स उसे न हटाएँ।</translation>
    </message>
    <message>
        <source>Somebody who may edit this settles it.</source>
        <translation>जो इसे बदल सकता है, वही निपटाएगा।</translation>
    </message>
    <message>
        <source>There is no value to type here: choose a side, or change it on the patient&apos;s page.</source>
        <translation>यहाँ लिखने को कोई मान नहीं: एक पक्ष चुनें, या मरीज़ के पृष्ठ पर बदलें।</translation>
    </message>
    <message>
        <source>%1 in your own words</source>
        <translation>%1, आपके अपने शब्दों में</translation>
    </message>
    <message>
        <source>Type it as it should stand, a date as 17-11-2026.</source>
        <translation>जैसा होना चाहिए वैसा लिखें, तारीख 17-11-2026 की तरह।</translation>
    </message>
    <message>
        <source>both are kept</source>
        <translation>दोनों रखे गए</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>still to choose: %1</source>
        <translation>चुनना बाकी: %1</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>परिणाम</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::sync_center::ParkedPanel</name>
    <message>
        <source>It is kept whole on this PC. Try again once the cause is gone, or write a file for the admin, who enters it by hand.</source>
        <translation>यह इस पीसी पर पूरा रखा है। कारण दूर होने पर फिर कोशिश करें, या एडमिन के लिए फ़ाइल बनाएँ, जो इसे हाथ से भरेंगे।</translation>
    </message>
    <message>
        <source>A look at a record</source>
        <translation>रिकॉर्ड देखा गया</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>कहाँ है</translation>
    </message>
    <message>
        <source>only on this PC</source>
        <translation>केवल इस पीसी पर</translation>
    </message>
    <message>
        <source>on this PC, and set aside for the admin</source>
        <translation>इस पीसी पर, और एडमिन के लिए अलग रखा</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>प्रविष्टि</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::sync_center::SyncCenterPage</name>
    <message>
        <source>Settle</source>
        <translation>तय करें</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>मिलान</translation>
    </message>
    <message>
        <source>Nothing to settle.</source>
        <translation>मिलान के लिए कुछ नहीं।</translation>
    </message>
    <message>
        <source>All work is sent.</source>
        <translation>सारा काम भेज दिया गया।</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait since %1. They are safe on this PC.</source>
        <translation>
            <numerusform>%n चीज़ %1 से भेजनी बाकी है। वह इस कंप्यूटर पर सुरक्षित है।</numerusform>
            <numerusform>%n चीज़ें %1 से भेजनी बाकी हैं। वे इस कंप्यूटर पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>तय हुआ</translation>
    </message>
    <message>
        <source>Open again. The record was changed since and stays as it is.</source>
        <translation>फिर खुला। रिकॉर्ड बाद में बदला गया था और वैसा ही रहेगा।</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>Seen. Something else of this patient is still to be seen.</source>
        <translation>देखा गया। इस मरीज़ का कुछ और देखना बाकी है।</translation>
    </message>
    <message>
        <source>Seen. You can sign for this patient; it is still to settle.</source>
        <translation>देखा गया। आप इस मरीज़ के लिए हस्ताक्षर कर सकते हैं; निपटाना बाकी है।</translation>
    </message>
    <message>
        <source>It is sent again.</source>
        <translation>यह फिर भेजा जा रहा है।</translation>
    </message>
    <message>
        <source>Written to %1. It holds patient data: give it to the admin only.</source>
        <translation>%1 में लिखा गया। इसमें मरीज़ का डेटा है: केवल एडमिन को दें।</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>मेरा रखें</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>उनका रखें</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>दोनों रखें</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>बदलें</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>मैंने देख लिया</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>File for the admin</source>
        <translation>एडमिन के लिए फ़ाइल</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>अगला</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>पिछला</translation>
    </message>
    <message>
        <source>Next list</source>
        <translation>अगली सूची</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Which list</source>
        <translation>कौन-सी सूची</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>निपटाना बाकी</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>मिलाया गया</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>अलग रखे</translation>
    </message>
    <message>
        <source>Nothing is thrown away. Each choice can be taken back for seven days.</source>
        <translation>कुछ भी फेंका नहीं जाता। हर चुनाव सात दिन तक वापस लिया जा सकता है।</translation>
    </message>
    <message>
        <source>Nothing to settle. When two PCs write different things, they stand here side by side.</source>
        <translation>निपटाने को कुछ नहीं। जब दो पीसी अलग बातें लिखते हैं, वे यहाँ साथ-साथ दिखती हैं।</translation>
    </message>
    <message>
        <source>Nothing was merged in the last seven days.</source>
        <translation>पिछले सात दिनों में कुछ मिलाया नहीं गया।</translation>
    </message>
    <message>
        <source>What two PCs changed and needed no choice stands here for seven days, with Undo.</source>
        <translation>दो पीसी ने जो बदला और जिसमें चुनना नहीं पड़ा, वह सात दिन यहाँ रहता है; वापस लिया जा सकता है।</translation>
    </message>
    <message>
        <source>Nothing is parked.</source>
        <translation>कुछ अलग नहीं रखा।</translation>
    </message>
    <message>
        <source>Everything written on this PC was taken in.</source>
        <translation>इस पीसी पर लिखा सब कुछ ले लिया गया।</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) still to choose: %1</source>
        <translation>
            <numerusform>%n पंक्ति चुनना बाकी: %1</numerusform>
            <numerusform>%n पंक्तियाँ चुनना बाकी: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::DoorPanel</name>
    <message>
        <source>A new desk</source>
        <translation>नया काउंटर</translation>
    </message>
    <message>
        <source>What you typed before the lock is kept here, encrypted.</source>
        <translation>लॉक से पहले जो लिखा था, वह यहाँ एन्क्रिप्ट होकर सुरक्षित है।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::EnrolPanel</name>
    <message>
        <source>Make this computer a desk of the clinic</source>
        <translation>इस कंप्यूटर को क्लिनिक का काउंटर बनाएँ</translation>
    </message>
    <message>
        <source>The clinic admin gives the address and a code. Nothing is stored here before that.</source>
        <translation>पता और कोड क्लिनिक एडमिन देंगे। उससे पहले यहाँ कुछ भी सेव नहीं होता।</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>सर्वर का पता</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>सर्टिफ़िकेट फ़ाइल</translation>
    </message>
    <message>
        <source>Clinic code</source>
        <translation>क्लिनिक कोड</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>एक बार का कोड</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>इस काउंटर का नाम</translation>
    </message>
    <message>
        <source>Desk 1</source>
        <translation>काउंटर 1</translation>
    </message>
    <message>
        <source>Make this a desk</source>
        <translation>काउंटर बनाएँ</translation>
    </message>
    <message>
        <source>Asking the clinic&apos;s server</source>
        <translation>क्लिनिक के सर्वर से पूछ रहे हैं</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::LoginPanel</name>
    <message>
        <source>First time on this desk</source>
        <translation>इस काउंटर पर पहली बार</translation>
    </message>
    <message>
        <source>The clinic sends a code of six figures to your phone. This needs the line once.</source>
        <translation>क्लिनिक आपके फ़ोन पर छह अंकों का कोड भेजेगा। इसके लिए एक बार इंटरनेट चाहिए।</translation>
    </message>
    <message>
        <source>Your mobile</source>
        <translation>आपका मोबाइल</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>कोड भेजें</translation>
    </message>
    <message>
        <source>Code from the phone</source>
        <translation>फ़ोन पर आया कोड</translation>
    </message>
    <message>
        <source>Password for this desk</source>
        <translation>इस काउंटर का पासवर्ड</translation>
    </message>
    <message>
        <source>8 characters or more. A sentence is easy to keep.</source>
        <translation>8 या ज़्यादा अक्षर। पूरा वाक्य याद रखना आसान है।</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>वही दोबारा</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>पीछे</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>दोबारा भेजें</translation>
    </message>
    <message>
        <source>Send the code first.</source>
        <translation>पहले कोड भेजें।</translation>
    </message>
    <message>
        <source>Use 8 characters or more.</source>
        <translation>8 या ज़्यादा अक्षर रखें।</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the second once more.</source>
        <translation>दोनों पासवर्ड अलग हैं। दूसरा फिर से लिखें।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::UnlockPage</name>
    <message>
        <source>Who is at the desk?</source>
        <translation>काउंटर पर कौन है?</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter continues.</source>
        <translation>तीर की कुंजियों से चुनें, Enter से आगे बढ़ें।</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>पासवर्ड</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Someone else, or a forgotten password</source>
        <translation>कोई और, या पासवर्ड भूल गए</translation>
    </message>
    <message>
        <source>Opens without the line too. Every try is in the audit log.</source>
        <translation>इंटरनेट के बिना भी खुलता है। हर कोशिश ऑडिट लॉग में दर्ज होती है।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>कमांड</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>कमांड खोजें</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>आप क्या करना चाहते हैं?</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>चुनें</translation>
    </message>
    <message>
        <source>do</source>
        <translation>करें</translation>
    </message>
    <message>
        <source>drop the patient</source>
        <translation>मरीज़ छोड़ें</translation>
    </message>
    <message>
        <source>Only what your role may do is listed</source>
        <translation>केवल आपकी अनुमति वाले काम दिखते हैं</translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation>इन शब्दों की कोई कमांड नहीं।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::ConflictCard</name>
    <message>
        <source>Two versions</source>
        <translation>दो रूप</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::KeyBar</name>
    <message>
        <source>Keys of this page</source>
        <translation>इस पेज की कुंजियाँ</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::LoadingBar</name>
    <message>
        <source>Loading</source>
        <translation>लोड हो रहा है</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::MoneyLabel</name>
    <message>
        <source>%1 due</source>
        <translation>%1 बाकी</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::NavRail</name>
    <message>
        <source>Places</source>
        <translation>मेन्यू</translation>
    </message>
    <message>
        <source>Lock F12</source>
        <extracomment>Button at the foot of the rail; F12 is its key.</extracomment>
        <translation>लॉक F12</translation>
    </message>
    <message>
        <source>Lock this desk</source>
        <translation>यह काउंटर लॉक करें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::OtpField</name>
    <message>
        <source>Six figures</source>
        <translation>छह अंक</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>पासवर्ड दिखाएँ</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::PatientBanner</name>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>UHID %1</source>
        <translation>UHID %1</translation>
    </message>
    <message>
        <source>Allergies not asked</source>
        <translation>एलर्जी नहीं पूछी</translation>
    </message>
    <message>
        <source>No known allergies</source>
        <translation>कोई ज्ञात एलर्जी नहीं</translation>
    </message>
    <message>
        <source>Allergy: %1</source>
        <translation>एलर्जी: %1</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>उम्र, लिंग</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>जन्म</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>वज़न</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>ALLERGY: %1</source>
        <translation>एलर्जी: %1</translation>
    </message>
    <message>
        <source>%1 · noted %2</source>
        <translation>%1 · दर्ज %2</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>कोई ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Allergies asked %1</source>
        <translation>एलर्जी पूछी %1</translation>
    </message>
    <message>
        <source>Ask before a medicine is written</source>
        <translation>दवा लिखने से पहले पूछें</translation>
    </message>
    <message>
        <source>noted %1</source>
        <translation>दर्ज %1</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::RuleMeter</name>
    <message>
        <source>Rules of prescribing</source>
        <translation>पर्ची के नियम</translation>
    </message>
    <message>
        <source>%1, open: %2</source>
        <translation>%1, बाकी: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Rules met, of all rules: &quot;9 of 10&quot;</extracomment>
        <translation>%2 में से %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::SegmentedControl</name>
    <message>
        <source>Nothing chosen</source>
        <translation>कुछ नहीं चुना</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::Toast</name>
    <message>
        <source>Control Z undoes</source>
        <translation>Control Z से वापस लें</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::TopBar</name>
    <message>
        <source>Find patient</source>
        <translation>मरीज़ खोजें</translation>
    </message>
    <message>
        <source>Find patient: phone, name or UHID</source>
        <translation>मरीज़ खोजें: फ़ोन, नाम या UHID</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>कमांड</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::UserChip</name>
    <message>
        <source>Person at the desk</source>
        <translation>काउंटर पर व्यक्ति</translation>
    </message>
</context>
</TS>
