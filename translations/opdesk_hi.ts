<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en_IN">
<context>
    <name>Age</name>
    <message>
        <source>%1 y</source>
        <translation>%1 वर्ष</translation>
    </message>
    <message>
        <source>%1 mo</source>
        <translation>%1 माह</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 दिन</translation>
    </message>
    <message>
        <source>M</source>
        <comment>male, as short as on a slip</comment>
        <translation>पु</translation>
    </message>
    <message>
        <source>F</source>
        <comment>female, as short as on a slip</comment>
        <translation>म</translation>
    </message>
    <message>
        <source>O</source>
        <comment>other sex, as short as on a slip</comment>
        <translation>अ</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>years, letter of the sex</comment>
        <translation>%1 वर्ष · %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>age with its unit, letter of the sex</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>%1 is not in the formulary</source>
        <translation>%1 दवा-सूची में नहीं है</translation>
    </message>
    <message>
        <source>%1 is a Schedule X medicine</source>
        <translation>%1 अनुसूची X की दवा है</translation>
    </message>
    <message>
        <source>%1 is a narcotic or psychotropic substance</source>
        <translation>%1 स्वापक या मनःप्रभावी पदार्थ है</translation>
    </message>
    <message>
        <source>%1 is taken once a week, not daily</source>
        <translation>%1 हफ़्ते में एक बार ली जाती है, रोज़ नहीं</translation>
    </message>
    <message>
        <source>allergy to %2 (%3) and %1</source>
        <translation>%2 (%3) से एलर्जी और %1</translation>
    </message>
    <message>
        <source>allergy to %2 and %1</source>
        <translation>%2 से एलर्जी और %1</translation>
    </message>
    <message>
        <source>allergy to %2 was compared by name only</source>
        <translation>%2 की एलर्जी केवल नाम से मिलाई गई</translation>
    </message>
    <message>
        <source>%1 with %2 (taken now)</source>
        <translation>%1 के साथ %2 (अभी ली जा रही)</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 के साथ %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 और %2</translation>
    </message>
    <message>
        <source>%1 is here twice</source>
        <translation>%1 यहाँ दो बार है</translation>
    </message>
    <message>
        <source>%1 is taken already</source>
        <translation>%1 पहले से ली जा रही है</translation>
    </message>
    <message>
        <source>paracetamol in 1 medicine: %2 mg a day or more</source>
        <translation>1 दवा में पैरासिटामोल: दिन में %2 mg या अधिक</translation>
    </message>
    <message>
        <source>paracetamol in 1 medicine: %2 mg a day</source>
        <translation>1 दवा में पैरासिटामोल: दिन में %2 mg</translation>
    </message>
    <message>
        <source>paracetamol in %2 medicines: %3 mg a day or more</source>
        <translation>%2 दवाओं में पैरासिटामोल: दिन में %3 mg या अधिक</translation>
    </message>
    <message>
        <source>paracetamol in %2 medicines: %3 mg a day</source>
        <translation>%2 दवाओं में पैरासिटामोल: दिन में %3 mg</translation>
    </message>
    <message>
        <source>%1 may not be prescribed by telemedicine</source>
        <translation>%1 दूर-परामर्श में नहीं लिखी जा सकती</translation>
    </message>
    <message>
        <source>%1 needs a video consultation</source>
        <translation>%1 के लिए वीडियो परामर्श ज़रूरी है</translation>
    </message>
    <message>
        <source>%1 only as a follow-up of the same condition</source>
        <translation>%1 केवल उसी बीमारी के दोबारा परामर्श में</translation>
    </message>
    <message>
        <source>%1 is on no list of the guideline</source>
        <translation>%1 दिशानिर्देश की किसी सूची में नहीं है</translation>
    </message>
    <message>
        <source>not checked against allergies, other medicines or lists; no alert does not mean safe</source>
        <translation>एलर्जी, दूसरी दवाओं या सूचियों से नहीं जाँची गई; चेतावनी न होने का अर्थ सुरक्षित होना नहीं है</translation>
    </message>
    <message>
        <source>written in duplicate; the seller keeps a copy for %2</source>
        <translation>दो प्रतियों में लिखी जाती है; विक्रेता एक प्रति %2 रखता है</translation>
    </message>
    <message>
        <source>the quantity and the register are subject to the NDPS Act</source>
        <translation>मात्रा और रजिस्टर पर NDPS अधिनियम लागू है</translation>
    </message>
    <message>
        <source>the recorded substance itself</source>
        <translation>वही पदार्थ जो दर्ज है</translation>
    </message>
    <message>
        <source>same group: %2</source>
        <translation>वही वर्ग: %2</translation>
    </message>
    <message>
        <source>cross-reaction of %2: %3</source>
        <translation>%2 की क्रॉस-प्रतिक्रिया: %3</translation>
    </message>
    <message>
        <source>no group of the rule data holds it</source>
        <translation>नियम-सूची के किसी वर्ग में नहीं है</translation>
    </message>
    <message>
        <source>the same substance twice</source>
        <translation>वही पदार्थ दो बार</translation>
    </message>
    <message>
        <source>never by telemedicine</source>
        <translation>दूर-परामर्श में कभी नहीं</translation>
    </message>
    <message>
        <source>list A, first consultation: video only</source>
        <translation>सूची A, पहला परामर्श: केवल वीडियो</translation>
    </message>
    <message>
        <source>list %2</source>
        <translation>सूची %2</translation>
    </message>
    <message>
        <source>the guideline does not name it: for a follow-up of the same condition at the doctor&apos;s judgement</source>
        <translation>दिशानिर्देश इसका नाम नहीं लेता: उसी बीमारी के दोबारा परामर्श में डॉक्टर के विवेक से</translation>
    </message>
    <message>
        <source>not checked: the medicine is not in the formulary</source>
        <translation>नहीं जाँची गई: दवा सूची में नहीं है</translation>
    </message>
    <message>
        <source>severe hypotension</source>
        <translation>रक्तचाप बहुत गिरना</translation>
    </message>
    <message>
        <source>myopathy, rhabdomyolysis</source>
        <translation>मांसपेशी-रोग, रैब्डोमायोलिसिस</translation>
    </message>
    <message>
        <source>tizanidine level rises: hypotension, sedation</source>
        <translation>टिज़ानिडीन का स्तर बढ़ता है: रक्तचाप गिरना, सुस्ती</translation>
    </message>
    <message>
        <source>ergotism, ischaemia</source>
        <translation>अर्गट-विषाक्तता, रक्त-प्रवाह की कमी</translation>
    </message>
    <message>
        <source>serotonin syndrome</source>
        <translation>सेरोटोनिन सिंड्रोम</translation>
    </message>
    <message>
        <source>torsades de pointes</source>
        <translation>टॉर्साड द पॉइंट (ख़तरनाक अतालता)</translation>
    </message>
    <message>
        <source>QT prolongation</source>
        <translation>QT का लंबा होना</translation>
    </message>
    <message>
        <source>bleeding</source>
        <translation>रक्तस्राव</translation>
    </message>
    <message>
        <source>INR rises</source>
        <translation>INR बढ़ता है</translation>
    </message>
    <message>
        <source>INR falls</source>
        <translation>INR घटता है</translation>
    </message>
    <message>
        <source>hyperkalaemia</source>
        <translation>पोटैशियम का बढ़ना</translation>
    </message>
    <message>
        <source>kidney injury, less BP control; worse with a diuretic</source>
        <translation>गुर्दे को क्षति, रक्तचाप पर कम असर; मूत्रवर्धक के साथ और अधिक</translation>
    </message>
    <message>
        <source>hyperkalaemia, kidney injury</source>
        <translation>पोटैशियम का बढ़ना, गुर्दे को क्षति</translation>
    </message>
    <message>
        <source>marrow suppression</source>
        <translation>अस्थि-मज्जा का दबना</translation>
    </message>
    <message>
        <source>methotrexate toxicity</source>
        <translation>मेथोट्रेक्सेट की विषाक्तता</translation>
    </message>
    <message>
        <source>serotonin syndrome, seizures</source>
        <translation>सेरोटोनिन सिंड्रोम, दौरे</translation>
    </message>
    <message>
        <source>sedation, respiratory depression</source>
        <translation>सुस्ती, साँस का दबना</translation>
    </message>
    <message>
        <source>less antiplatelet effect</source>
        <translation>प्लेटलेट-रोधी असर कम</translation>
    </message>
    <message>
        <source>less antiplatelet effect of aspirin</source>
        <translation>एस्पिरिन का प्लेटलेट-रोधी असर कम</translation>
    </message>
    <message>
        <source>digoxin toxicity</source>
        <translation>डिगॉक्सिन की विषाक्तता</translation>
    </message>
    <message>
        <source>bradycardia, AV block</source>
        <translation>धीमी धड़कन, AV ब्लॉक</translation>
    </message>
    <message>
        <source>bronchospasm</source>
        <translation>श्वास-नली का सिकुड़ना</translation>
    </message>
    <message>
        <source>theophylline toxicity</source>
        <translation>थियोफ़िलीन की विषाक्तता</translation>
    </message>
    <message>
        <source>carbamazepine toxicity</source>
        <translation>कार्बामाज़ेपीन की विषाक्तता</translation>
    </message>
    <message>
        <source>phenytoin toxicity</source>
        <translation>फ़ेनिटॉइन की विषाक्तता</translation>
    </message>
    <message>
        <source>hypoglycaemia</source>
        <translation>शुगर का गिरना</translation>
    </message>
    <message>
        <source>lithium toxicity</source>
        <translation>लिथियम की विषाक्तता</translation>
    </message>
    <message>
        <source>contraceptive failure</source>
        <translation>गर्भनिरोधक का बेअसर होना</translation>
    </message>
    <message>
        <source>myopathy; simvastatin max 20 mg</source>
        <translation>मांसपेशी-रोग; सिमवास्टेटिन अधिकतम 20 mg</translation>
    </message>
    <message>
        <source>less absorption; separate by 4 h</source>
        <translation>अवशोषण कम; 4 घंटे का अंतर रखें</translation>
    </message>
    <message>
        <source>chelation; separate by 2-4 h</source>
        <translation>आपस में बँधना; 2-4 घंटे का अंतर रखें</translation>
    </message>
    <message>
        <source>disulfiram-like reaction (label warning)</source>
        <translation>डाइसल्फ़िरम जैसी प्रतिक्रिया (लेबल की चेतावनी)</translation>
    </message>
    <message>
        <source>lactic acidosis risk if eGFR low: hold</source>
        <translation>eGFR कम हो तो लैक्टिक एसिडोसिस का ख़तरा: रोकें</translation>
    </message>
    <message>
        <source>GI bleed, kidney injury</source>
        <translation>पेट-आँत से रक्तस्राव, गुर्दे को क्षति</translation>
    </message>
    <message>
        <source>daily dose over 4 g (adult) across FDCs</source>
        <translation>सब मिश्रणों में मिलाकर दिन की मात्रा 4 g से अधिक (वयस्क)</translation>
    </message>
    <message>
        <source>INR changes, usually falls</source>
        <translation>INR बदलता है, प्रायः घटता है</translation>
    </message>
    <message>
        <source>loss of anticoagulant effect</source>
        <translation>ख़ून पतला करने का असर जाता रहता है</translation>
    </message>
    <message>
        <source>GI and other bleeding</source>
        <translation>पेट-आँत और अन्य रक्तस्राव</translation>
    </message>
    <message>
        <source>GI bleeding</source>
        <translation>पेट-आँत से रक्तस्राव</translation>
    </message>
    <message>
        <source>GI ulcer and bleeding</source>
        <translation>पेट-आँत में घाव और रक्तस्राव</translation>
    </message>
    <message>
        <source>low potassium raises digoxin toxicity</source>
        <translation>पोटैशियम की कमी डिगॉक्सिन की विषाक्तता बढ़ाती है</translation>
    </message>
    <message>
        <source>myopathy; simvastatin max 10 mg</source>
        <translation>मांसपेशी-रोग; सिमवास्टेटिन अधिकतम 10 mg</translation>
    </message>
    <message>
        <source>colchicine toxicity, can be fatal</source>
        <translation>कोल्चिसिन की विषाक्तता, जानलेवा हो सकती है</translation>
    </message>
    <message>
        <source>deep sedation, respiratory depression</source>
        <translation>गहरी सुस्ती, साँस का दबना</translation>
    </message>
    <message>
        <source>low or high glucose</source>
        <translation>शुगर कम या अधिक</translation>
    </message>
    <message>
        <source>signs of hypoglycaemia masked</source>
        <translation>शुगर गिरने के लक्षण छिप जाते हैं</translation>
    </message>
    <message>
        <source>less effect of the second drug</source>
        <translation>दूसरी दवा का असर कम</translation>
    </message>
    <message>
        <source>valproate level falls: seizures</source>
        <translation>वैल्प्रोएट का स्तर गिरता है: दौरे</translation>
    </message>
    <message>
        <source>serious rash; lamotrigine level doubles</source>
        <translation>गंभीर चकत्ते; लैमोट्रिजीन का स्तर दुगुना</translation>
    </message>
    <message>
        <source>raised intracranial pressure</source>
        <translation>सिर के भीतर दबाव बढ़ना</translation>
    </message>
    <message>
        <source>reaction or psychosis</source>
        <translation>प्रतिक्रिया या मनोविकृति</translation>
    </message>
    <message>
        <source>hypotension</source>
        <translation>रक्तचाप गिरना</translation>
    </message>
    <message>
        <source>less absorption of itraconazole capsules</source>
        <translation>इट्राकोनाज़ोल कैप्सूल का अवशोषण कम</translation>
    </message>
    <message>
        <source>rebound hypertension when clonidine stops</source>
        <translation>क्लोनिडीन रुकने पर रक्तचाप का उछलना</translation>
    </message>
    <message>
        <source>fetal harm</source>
        <translation>गर्भस्थ शिशु को हानि</translation>
    </message>
    <message>
        <source>fetal harm, bleeding</source>
        <translation>गर्भस्थ शिशु को हानि, रक्तस्राव</translation>
    </message>
    <message>
        <source>fetal death or malformation</source>
        <translation>गर्भस्थ शिशु की मृत्यु या विकृति</translation>
    </message>
    <message>
        <source>malformation, developmental harm</source>
        <translation>विकृति, विकास को हानि</translation>
    </message>
    <message>
        <source>malformation</source>
        <translation>विकृति</translation>
    </message>
    <message>
        <source>usually stop</source>
        <translation>प्रायः बंद करें</translation>
    </message>
    <message>
        <source>teeth and bone of the child</source>
        <translation>बच्चे के दाँत और हड्डी</translation>
    </message>
    <message>
        <source>from 20 weeks: fetal kidney; third trimester: ductus closure</source>
        <translation>20 हफ़्ते से: गर्भस्थ शिशु का गुर्दा; तीसरी तिमाही: डक्टस का बंद होना</translation>
    </message>
    <message>
        <source>kidney injury</source>
        <translation>गुर्दे को क्षति</translation>
    </message>
    <message>
        <source>bleeding, perforation</source>
        <translation>रक्तस्राव, छेद होना</translation>
    </message>
    <message>
        <source>lactic acidosis</source>
        <translation>लैक्टिक एसिडोसिस</translation>
    </message>
    <message>
        <source>no effect, neuropathy</source>
        <translation>असर नहीं, तंत्रिका-क्षति</translation>
    </message>
    <message>
        <source>haemolysis</source>
        <translation>लाल रक्त-कणों का टूटना</translation>
    </message>
    <message>
        <source>respiratory depression</source>
        <translation>साँस का दबना</translation>
    </message>
    <message>
        <source>liver injury; prohibited in India for children under 12</source>
        <translation>यकृत को क्षति; भारत में 12 साल से छोटे बच्चों के लिए निषिद्ध</translation>
    </message>
    <message>
        <source>Reye syndrome</source>
        <translation>राई सिंड्रोम</translation>
    </message>
    <message>
        <source>tooth staining</source>
        <translation>दाँतों पर दाग़</translation>
    </message>
    <message>
        <source>harm without benefit; contaminated syrups have killed</source>
        <translation>लाभ के बिना हानि; दूषित सिरप से मौतें हुई हैं</translation>
    </message>
    <message>
        <source>asthma</source>
        <translation>दमा</translation>
    </message>
    <message>
        <source>pregnancy</source>
        <translation>गर्भावस्था</translation>
    </message>
    <message>
        <source>dengue</source>
        <translation>डेंगू</translation>
    </message>
    <message>
        <source>chronic kidney disease</source>
        <translation>गुर्दे का पुराना रोग</translation>
    </message>
    <message>
        <source>peptic ulcer</source>
        <translation>पेट का घाव (अल्सर)</translation>
    </message>
    <message>
        <source>eGFR &lt;30</source>
        <translation>eGFR 30 से कम</translation>
    </message>
    <message>
        <source>G6PD deficiency</source>
        <translation>G6PD की कमी</translation>
    </message>
    <message>
        <source>age &lt;12 y</source>
        <translation>उम्र 12 साल से कम</translation>
    </message>
    <message>
        <source>age &lt;16 y</source>
        <translation>उम्र 16 साल से कम</translation>
    </message>
    <message>
        <source>age &lt;8 y</source>
        <translation>उम्र 8 साल से कम</translation>
    </message>
    <message>
        <source>age &lt;2 y</source>
        <translation>उम्र 2 साल से कम</translation>
    </message>
    <message>
        <source>penicillins</source>
        <translation>पेनिसिलिन वर्ग</translation>
    </message>
    <message>
        <source>cephalosporins</source>
        <translation>सेफ़ालोस्पोरिन वर्ग</translation>
    </message>
    <message>
        <source>sulfonamide antibacterials</source>
        <translation>सल्फ़ा जीवाणुरोधी</translation>
    </message>
    <message>
        <source>NSAIDs / aspirin</source>
        <translation>दर्दनिवारक (NSAID) / एस्पिरिन</translation>
    </message>
    <message>
        <source>macrolides</source>
        <translation>मैक्रोलाइड वर्ग</translation>
    </message>
    <message>
        <source>fluoroquinolones</source>
        <translation>फ़्लोरोक्विनोलोन वर्ग</translation>
    </message>
    <message>
        <source>tetracyclines</source>
        <translation>टेट्रासाइक्लीन वर्ग</translation>
    </message>
    <message>
        <source>nitroimidazoles</source>
        <translation>नाइट्रोइमिडाज़ोल वर्ग</translation>
    </message>
    <message>
        <source>aromatic antiepileptics</source>
        <translation>एरोमैटिक मिर्गी-रोधी</translation>
    </message>
    <message>
        <source>opioids</source>
        <translation>ओपिऑइड वर्ग</translation>
    </message>
    <message>
        <source>ACE inhibitors</source>
        <translation>ACE अवरोधक</translation>
    </message>
    <message>
        <source>iodinated contrast</source>
        <translation>आयोडीन वाला कॉन्ट्रास्ट</translation>
    </message>
    <message>
        <source>local anaesthetics (amide)</source>
        <translation>स्थानीय निश्चेतक (एमाइड)</translation>
    </message>
    <message>
        <source>local anaesthetics (ester)</source>
        <translation>स्थानीय निश्चेतक (एस्टर)</translation>
    </message>
    <message>
        <source>insulins</source>
        <translation>इंसुलिन</translation>
    </message>
    <message>
        <source>latex</source>
        <translation>लेटेक्स</translation>
    </message>
    <message>
        <source>egg</source>
        <translation>अंडा</translation>
    </message>
    <message>
        <source>paracetamol</source>
        <translation>पैरासिटामोल</translation>
    </message>
    <message>
        <source>carbapenems</source>
        <translation>कार्बापेनेम वर्ग</translation>
    </message>
    <message>
        <source>aminoglycosides</source>
        <translation>एमिनोग्लाइकोसाइड वर्ग</translation>
    </message>
    <message>
        <source>proton pump inhibitors</source>
        <translation>प्रोटॉन पंप अवरोधक</translation>
    </message>
    <message>
        <source>antituberculars</source>
        <translation>क्षयरोधी दवाएँ</translation>
    </message>
    <message>
        <source>azole antifungals</source>
        <translation>एज़ोल फफूँदरोधी</translation>
    </message>
    <message>
        <source>no known drug allergy</source>
        <translation>किसी दवा से एलर्जी ज्ञात नहीं</translation>
    </message>
    <message>
        <source>from memory: check the label</source>
        <translation>स्मृति से: लेबल देख लें</translation>
    </message>
    <message>
        <source>not compared with the label</source>
        <translation>लेबल से नहीं मिलाया गया</translation>
    </message>
    <message>
        <source>by its class</source>
        <translation>वर्ग के आधार पर</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>जैसा दर्ज है</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>जाँचा नहीं</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>सत्यापित</translation>
    </message>
    <message>
        <source>; the limit of a child goes by weight and is not checked</source>
        <translation>; बच्चे की सीमा वज़न से तय होती है और जाँची नहीं गई</translation>
    </message>
    <message>
        <source>ONC class pair</source>
        <translation>ONC सूची की वर्ग-जोड़ी</translation>
    </message>
    <message>
        <source>ONC class pair (CYP1A2)</source>
        <translation>ONC सूची की वर्ग-जोड़ी (CYP1A2)</translation>
    </message>
    <message>
        <source>verify against label</source>
        <translation>लेबल से मिलाएँ</translation>
    </message>
    <message>
        <source>dose limit or pause the statin</source>
        <translation>खुराक सीमित करें या स्टैटिन रोकें</translation>
    </message>
    <message>
        <source>wash-out 14 days (5 weeks after FLUOXETINE)</source>
        <translation>14 दिन का अंतर (FLUOXETINE के बाद 5 हफ़्ते)</translation>
    </message>
    <message>
        <source>oral or injected only</source>
        <translation>केवल मुँह से या सुई से</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>स्मृति से</translation>
    </message>
    <message>
        <source>recall: check against CredibleMeds</source>
        <translation>स्मृति से: CredibleMeds से मिलाएँ</translation>
    </message>
    <message>
        <source>recall: verify against label</source>
        <translation>स्मृति से: लेबल से मिलाएँ</translation>
    </message>
    <message>
        <source>miconazole oral gel too</source>
        <translation>माइकोनाज़ोल का मुँह का जेल भी</translation>
    </message>
    <message>
        <source>duplicate RAS block</source>
        <translation>RAS पर दोहरा असर</translation>
    </message>
    <message>
        <source>avoid</source>
        <translation>न दें</translation>
    </message>
    <message>
        <source>avoid together</source>
        <translation>साथ न दें</translation>
    </message>
    <message>
        <source>dose dependent</source>
        <translation>खुराक पर निर्भर</translation>
    </message>
    <message>
        <source>reduce the dose to a quarter to a third, specialist only</source>
        <translation>खुराक घटाकर चौथाई से तिहाई करें, केवल विशेषज्ञ</translation>
    </message>
    <message>
        <source>label: avoid</source>
        <translation>लेबल: न दें</translation>
    </message>
    <message>
        <source>label: avoid together</source>
        <translation>लेबल: साथ न दें</translation>
    </message>
    <message>
        <source>pantoprazole is the usual alternative</source>
        <translation>पैंटोप्राज़ोल सामान्य विकल्प है</translation>
    </message>
    <message>
        <source>drug-disease</source>
        <translation>दवा और रोग</translation>
    </message>
    <message>
        <source>drug-age</source>
        <translation>दवा और उम्र</translation>
    </message>
    <message>
        <source>evidence debated</source>
        <translation>प्रमाण विवादित</translation>
    </message>
    <message>
        <source>therapeutic duplication</source>
        <translation>एक ही असर की दो दवाएँ</translation>
    </message>
    <message>
        <source>sum over components</source>
        <translation>सब घटक जोड़कर</translation>
    </message>
    <message>
        <source>effect lasts weeks after stopping</source>
        <translation>असर बंद करने के बाद भी हफ़्तों रहता है</translation>
    </message>
    <message>
        <source>IBUPROFEN with ASPIRIN: see also its own row</source>
        <translation>IBUPROFEN के साथ ASPIRIN: अलग चेतावनी भी देखें</translation>
    </message>
    <message>
        <source>systemic use</source>
        <translation>पूरे शरीर पर असर वाला उपयोग</translation>
    </message>
    <message>
        <source>check potassium</source>
        <translation>पोटैशियम जाँचें</translation>
    </message>
    <message>
        <source>contraindicated with strong inhibitors in kidney or liver disease</source>
        <translation>गुर्दे या यकृत के रोग में तेज़ अवरोधकों के साथ वर्जित</translation>
    </message>
    <message>
        <source>specialist exceptions (mechanical valve)</source>
        <translation>विशेषज्ञ के अपवाद (यांत्रिक वाल्व)</translation>
    </message>
    <message>
        <source>also breastfeeding</source>
        <translation>स्तनपान में भी</translation>
    </message>
    <message>
        <source>epilepsy: specialist only</source>
        <translation>मिर्गी: केवल विशेषज्ञ</translation>
    </message>
    <message>
        <source>also women who may become pregnant</source>
        <translation>जो महिलाएँ गर्भवती हो सकती हैं वे भी</translation>
    </message>
    <message>
        <source>also under 8 years</source>
        <translation>8 साल से छोटे भी</translation>
    </message>
    <message>
        <source>contraindicated in the third trimester</source>
        <translation>तीसरी तिमाही में वर्जित</translation>
    </message>
    <message>
        <source>also ASPIRIN</source>
        <translation>ASPIRIN भी</translation>
    </message>
    <message>
        <source>suspected dengue counts</source>
        <translation>डेंगू का संदेह भी गिना जाता है</translation>
    </message>
    <message>
        <source>label limit CrCl 60, guidelines 30-45</source>
        <translation>लेबल की सीमा CrCl 60, दिशानिर्देश 30-45</translation>
    </message>
    <message>
        <source>except on specialist advice</source>
        <translation>विशेषज्ञ की सलाह को छोड़कर</translation>
    </message>
    <message>
        <source>cough and cold medicines: generally not recommended under 5 years</source>
        <translation>खाँसी-ज़ुकाम की दवाएँ: 5 साल से छोटों को आम तौर पर नहीं</translation>
    </message>
    <message>
        <source>QT members: %2</source>
        <translation>QT की दवाएँ: %2</translation>
    </message>
</context>
<context>
    <name>BillWords</name>
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
        <source>Credit</source>
        <translation>उधार</translation>
    </message>
    <message>
        <source>Bill of supply</source>
        <translation>आपूर्ति बिल</translation>
    </message>
    <message>
        <source>Tax invoice</source>
        <translation>कर बिल</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>क्रेडिट नोट</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>%1 due</source>
        <translation>%1 बाकी</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>भुगतान हुआ</translation>
    </message>
    <message>
        <source>Paid, %1</source>
        <translation>भुगतान हुआ, %1</translation>
    </message>
    <message>
        <source>Invoice-cum-bill of supply</source>
        <translation>कर-सह-आपूर्ति बिल</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>%1 min late</source>
        <translation>%1 मिनट देर</translation>
    </message>
    <message>
        <source>Beside another</source>
        <translation>दूसरे के साथ</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 मिनट</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4 minutes</source>
        <translation>%1, %2, %3, %4 मिनट</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 में %1</translation>
    </message>
    <message>
        <source>%1, past</source>
        <translation>%1, बीत गया</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1, %2 खाली</translation>
    </message>
    <message>
        <source>All %1 booked</source>
        <translation>सभी %1 बुक</translation>
    </message>
    <message>
        <source>%1 of %2 booked</source>
        <translation>%2 में से %1 बुक</translation>
    </message>
    <message>
        <source>full</source>
        <translation>भरा</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Past, %1 booked</source>
        <translation>बीत गया, %1 बुक</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>बीत गया</translation>
    </message>
</context>
<context>
    <name>CalendarPeople</name>
    <message>
        <source>somebody else has it</source>
        <translation>समय किसी और का</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>छुट्टी</translation>
    </message>
    <message>
        <source>doctor on leave</source>
        <translation>डॉक्टर छुट्टी पर</translation>
    </message>
    <message>
        <source>doctor is busy</source>
        <translation>डॉक्टर व्यस्त</translation>
    </message>
    <message>
        <source>Free: %1</source>
        <translation>खाली: %1</translation>
    </message>
    <message>
        <source>%1, has come</source>
        <translation>%1, आ चुके</translation>
    </message>
    <message>
        <source>%1, booked %2</source>
        <translation>%1, समय तय %2</translation>
    </message>
    <message>
        <source>Did not come on %1</source>
        <translation>%1 को नहीं आए</translation>
    </message>
    <message>
        <source>To be seen on %1, never booked</source>
        <translation>%1 को दिखाना था, समय नहीं लिया</translation>
    </message>
    <message>
        <source>To be seen on %1</source>
        <translation>%1 को दिखाना है</translation>
    </message>
    <message>
        <source>Wants no reminders</source>
        <translation>याद दिलाना नहीं चाहते</translation>
    </message>
    <message>
        <source>Reminders not asked</source>
        <translation>याद दिलाने की बात नहीं पूछी</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>फ़ोन नहीं</translation>
    </message>
</context>
<context>
    <name>ClinicSettings</name>
    <message>
        <source>Letterhead</source>
        <translation>पर्चे का शीर्ष</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>On every paper and on the board. Bills that are out keep theirs.</source>
        <translation>हर काग़ज़ और बोर्ड पर। जो बिल दिए जा चुके हैं वे वैसे ही रहते हैं।</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Hours on papers</source>
        <translation>काग़ज़ों पर समय</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>GSTIN</source>
        <translation>GSTIN</translation>
    </message>
    <message>
        <source>Empty: the clinic is not registered and charges no tax.</source>
        <translation>खाली: क्लिनिक पंजीकृत नहीं है और टैक्स नहीं लेता।</translation>
    </message>
    <message>
        <source>UPI address</source>
        <translation>UPI पता</translation>
    </message>
    <message>
        <source>Money paid by the code on the bill goes here: name@bank.</source>
        <translation>बिल पर छपे कोड से पैसा यहीं आता है: name@bank।</translation>
    </message>
    <message>
        <source>Free follow-up, days</source>
        <translation>मुफ़्त दोबारा, दिन</translation>
    </message>
    <message>
        <source>For every doctor. Empty: as each doctor has it.</source>
        <translation>हर डॉक्टर के लिए। खाली: जैसा हर डॉक्टर का है।</translation>
    </message>
    <message>
        <source>Discount without a reason, ₹</source>
        <translation>बिना कारण की छूट, ₹</translation>
    </message>
    <message>
        <source>Up to this; above it a reason is asked.</source>
        <translation>यहाँ तक; इससे ऊपर कारण पूछा जाता है।</translation>
    </message>
    <message>
        <source>Refund by one person, ₹</source>
        <translation>एक व्यक्ति कितना लौटा सकता है, ₹</translation>
    </message>
    <message>
        <source>Above it a second person signs. Empty: never asked.</source>
        <translation>इससे ऊपर दूसरा व्यक्ति हस्ताक्षर करता है। खाली: कभी नहीं पूछा जाता।</translation>
    </message>
    <message>
        <source>Care and medicines on one paper</source>
        <translation>इलाज और दवाएँ एक काग़ज़ पर</translation>
    </message>
    <message>
        <source>An invoice-cum-bill of supply (Rule 46A).</source>
        <translation>चालान-सह-आपूर्ति बिल (नियम 46A)।</translation>
    </message>
    <message>
        <source>Day close</source>
        <translation>दिन समाप्ति</translation>
    </message>
    <message>
        <source>A second person counts along</source>
        <translation>दूसरा व्यक्ति साथ गिनता है</translation>
    </message>
    <message>
        <source>Count before the expected sum is shown</source>
        <translation>अपेक्षित रकम दिखने से पहले गिनें</translation>
    </message>
    <message>
        <source>Queue and board</source>
        <translation>कतार और बोर्ड</translation>
    </message>
    <message>
        <source>A long wait, minutes</source>
        <translation>लंबा इंतज़ार, मिनट</translation>
    </message>
    <message>
        <source>Longer is marked in the queue. Empty: 25.</source>
        <translation>इससे लंबा कतार में दिखाया जाता है। खाली: 25।</translation>
    </message>
    <message>
        <source>Message on the board</source>
        <translation>बोर्ड पर संदेश</translation>
    </message>
    <message>
        <source>The same in the second language</source>
        <translation>वही दूसरी भाषा में</translation>
    </message>
    <message>
        <source>Second language of the board</source>
        <translation>बोर्ड की दूसरी भाषा</translation>
    </message>
    <message>
        <source>Sound of a call</source>
        <translation>बुलाने की आवाज़</translation>
    </message>
    <message>
        <source>Locks by itself</source>
        <translation>अपने आप लॉक</translation>
    </message>
    <message>
        <source>%1, minutes</source>
        <translation>%1, मिनट</translation>
    </message>
    <message>
        <source>Without a key for so long, 5 to 30. Empty: 15.</source>
        <translation>इतनी देर कोई कुंजी न दबे तो, 5 से 30। खाली: 15।</translation>
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
        <translation>मूल</translation>
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
        <translation>दो कंप्यूटरों ने अलग बातें लिखीं। जब तक कोई न चुने, एक मान्य रहती है।</translation>
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
        <translation>एक कंप्यूटर पर हटाया, दूसरे पर बदला</translation>
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
        <translation>एक नोट के दो ड्राफ़्ट</translation>
    </message>
    <message>
        <source>Both drafts are kept, each under its writer. Nothing is lost by keeping both.</source>
        <translation>दोनों ड्राफ़्ट अपने लेखक के नाम से रखे गए हैं। दोनों रखने से कुछ नहीं खोता।</translation>
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
        <translation>एक कंप्यूटर पर समय बदला, दूसरे पर रद्द</translation>
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
        <translation>एक कंप्यूटर पुरानी स्थिति में लौटाया गया</translation>
    </message>
    <message>
        <source>What is listed was made on that PC and is not anywhere. Ask its users, enter it again, then settle.</source>
        <translation>सूची की चीज़ें उस कंप्यूटर पर बनी थीं और कहीं नहीं हैं। वहाँ के लोगों से पूछें, फिर से भरें, फिर निपटाएँ।</translation>
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
        <source>%1 changed %2</source>
        <translation>%1 ने %2 बदला</translation>
    </message>
    <message>
        <source>%1 changed %2 (%3)</source>
        <translation>%1 ने %2 बदला (%3)</translation>
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
    <message>
        <source>Another PC
who and when is not known here</source>
        <translation>दूसरा कंप्यूटर
किसने और कब, यहाँ पता नहीं</translation>
    </message>
    <message>
        <source>time not known</source>
        <translation>समय पता नहीं</translation>
    </message>
    <message>
        <source>Another PC</source>
        <translation>दूसरे कंप्यूटर</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Sun</source>
        <translation>रवि</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>सोम</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>मंगल</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>बुध</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>गुरु</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>शुक्र</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>शनि</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>रविवार</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>सोमवार</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>मंगलवार</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>बुधवार</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>गुरुवार</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>शुक्रवार</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>शनिवार</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>जनवरी</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>फ़रवरी</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>मार्च</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>अप्रैल</translation>
    </message>
    <message>
        <source>May</source>
        <translation>मई</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>जून</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>जुलाई</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>अगस्त</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>सितंबर</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>अक्टूबर</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>नवंबर</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>दिसंबर</translation>
    </message>
    <message>
        <source>January</source>
        <translation>जनवरी</translation>
    </message>
    <message>
        <source>February</source>
        <translation>फ़रवरी</translation>
    </message>
    <message>
        <source>March</source>
        <translation>मार्च</translation>
    </message>
    <message>
        <source>April</source>
        <translation>अप्रैल</translation>
    </message>
    <message>
        <source>June</source>
        <translation>जून</translation>
    </message>
    <message>
        <source>July</source>
        <translation>जुलाई</translation>
    </message>
    <message>
        <source>August</source>
        <translation>अगस्त</translation>
    </message>
    <message>
        <source>September</source>
        <translation>सितंबर</translation>
    </message>
    <message>
        <source>October</source>
        <translation>अक्टूबर</translation>
    </message>
    <message>
        <source>November</source>
        <translation>नवंबर</translation>
    </message>
    <message>
        <source>December</source>
        <translation>दिसंबर</translation>
    </message>
</context>
<context>
    <name>DayCards</name>
    <message>
        <source>Photo</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>काग़ज़</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>अलग रखा</translation>
    </message>
    <message>
        <source>not open to this role</source>
        <translation>इस भूमिका के लिए नहीं</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>निदान</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>दवाएँ</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>काग़ज़</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>समय</translation>
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
        <source>Consent</source>
        <translation>सहमति</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>और भी</translation>
    </message>
    <message>
        <source>Temp %1 °F</source>
        <translation>तापमान %1 °F</translation>
    </message>
    <message>
        <source>given %1</source>
        <translation>दिया %1</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>बहुत ज़्यादा</translation>
    </message>
    <message>
        <source>High</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Very low</source>
        <translation>बहुत कम</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>BP %1/%2 mmHg</source>
        <translation>बीपी %1/%2 mmHg</translation>
    </message>
    <message>
        <source>Pulse %1 /min</source>
        <translation>नाड़ी %1 /मिनट</translation>
    </message>
    <message>
        <source>SpO₂ %1 %</source>
        <translation>SpO₂ %1 %</translation>
    </message>
    <message>
        <source>Breaths %1 /min</source>
        <translation>साँस %1 /मिनट</translation>
    </message>
    <message>
        <source>Weight %1 kg</source>
        <translation>वज़न %1 किग्रा</translation>
    </message>
    <message>
        <source>Height %1 cm</source>
        <translation>लंबाई %1 सेमी</translation>
    </message>
    <message>
        <source>Sugar %1 mg/dL</source>
        <translation>शुगर %1 mg/dL</translation>
    </message>
    <message>
        <source>Pain %1 of 10</source>
        <translation>दर्द 10 में %1</translation>
    </message>
</context>
<context>
    <name>DeskName</name>
    <message>
        <source>Desk %1</source>
        <translation>काउंटर %1</translation>
    </message>
</context>
<context>
    <name>DeskRows</name>
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
    <message>
        <source>, waits too long</source>
        <translation>, बहुत देर से इंतज़ार में</translation>
    </message>
    <message>
        <source>, has something to settle</source>
        <translation>, कुछ निपटाना बाकी है</translation>
    </message>
    <message>
        <source>in queue now, %1</source>
        <translation>अभी कतार में, %1</translation>
    </message>
    <message>
        <source>Booked %1, %2</source>
        <comment>time, doctor</comment>
        <translation>%1 का समय तय, %2</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>not known without the server</source>
        <translation>सर्वर के बिना पता नहीं</translation>
    </message>
    <message>
        <source>It was written after the right to work offline had ended.</source>
        <translation>यह ऑफ़लाइन काम का समय पूरा होने के बाद लिखा गया।</translation>
    </message>
    <message>
        <source>It stands on something that is set aside too, and follows it.</source>
        <translation>यह किसी और अलग रखी बात पर टिका है और उसी के साथ चलेगा।</translation>
    </message>
    <message>
        <source>It stands on something that is not there.</source>
        <translation>यह जिस बात पर टिका है, वह यहाँ नहीं है।</translation>
    </message>
    <message>
        <source>Whoever wrote it may not do this.</source>
        <translation>जिसने लिखा, उसे इसकी अनुमति नहीं है।</translation>
    </message>
    <message>
        <source>The server could not take it in as it is.</source>
        <translation>सर्वर इसे इस रूप में नहीं ले सका।</translation>
    </message>
    <message>
        <source>new</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>हटाया</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>बदला</translation>
    </message>
    <message>
        <source>Desk %1 · series %2</source>
        <translation>काउंटर %1 · सीरीज़ %2</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>यह कंप्यूटर</translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n अलग रखा</numerusform>
            <numerusform>%n अलग रखे</numerusform>
        </translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>पिछली बार %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>पिछली बार दिखा</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>कब से है</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>प्रोग्राम</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>अभी पता नहीं</translation>
    </message>
    <message>
        <source>Signed in there</source>
        <translation>वहाँ लॉग इन</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>अभी कोई नहीं</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>अभी नहीं भेजा</translation>
    </message>
    <message>
        <source>known on that PC only</source>
        <translation>सिर्फ़ उसी कंप्यूटर पर पता है</translation>
    </message>
    <message>
        <source>A look at a record</source>
        <translation>किसी रिकॉर्ड को देखना</translation>
    </message>
    <message>
        <source>From</source>
        <translation>किससे</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>किसने लिखा</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>कब आया</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>क्यों रुका है</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>और %n</numerusform>
            <numerusform>और %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 sends what it still has; that is set aside here until you take it in or refuse it. It gets nothing new and nobody can sign in on it any more. When nothing comes from it any more, stop it for good.</source>
        <translation>%1 के पास जो बाकी है, वह उसे भेजेगा; वह यहाँ अलग रखा जाता है, जब तक आप उसे लें या मना करें। उसे नया कुछ नहीं मिलता और उस पर कोई लॉग इन नहीं कर सकता। जब उससे कुछ आना बंद हो जाए, उसे हमेशा के लिए रोक दें।</translation>
    </message>
    <message>
        <source>%1 is refused from now on, for good. What it has not sent stays on that PC and does not come here. To work with the clinic again it must be enrolled anew.</source>
        <translation>%1 को अब से हमेशा के लिए मना है। जो उसने नहीं भेजा, वह उसी कंप्यूटर पर रहता है और यहाँ नहीं आता। क्लिनिक के साथ फिर काम करने के लिए उसे नए सिरे से जोड़ना होगा।</translation>
    </message>
    <message>
        <source>%1 works as before: it gets what it missed, and what it sends is taken in. What was set aside until now still waits for you.</source>
        <translation>%1 पहले की तरह चलता है: जो छूटा वह उसे मिलता है और जो भेजे वह लिया जाता है। अब तक अलग रखी बातें आपका इंतज़ार करती हैं।</translation>
    </message>
    <message>
        <source>It is given up for good. What it says is written into a file in your documents, for whoever must enter it by hand. The file holds patient data.</source>
        <translation>यह हमेशा के लिए छोड़ दिया जाता है। इसमें जो लिखा है, वह आपके दस्तावेज़ों की एक फ़ाइल में जाता है, ताकि कोई उसे हाथ से दर्ज कर सके। फ़ाइल में मरीज़ की जानकारी है।</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>पढ़ा नहीं जा सकता</translation>
    </message>
    <message>
        <source>somebody this PC does not know</source>
        <translation>कोई, जिसे यह कंप्यूटर नहीं जानता</translation>
    </message>
    <message>
        <source>What it would change cannot be read: it did not reach the server whole, or is sealed with a key the server does not have.</source>
        <translation>इससे क्या बदलेगा, पढ़ा नहीं जा सकता: वह सर्वर तक पूरा नहीं पहुँचा, या ऐसी चाबी से सीलबंद है जो सर्वर के पास नहीं।</translation>
    </message>
    <message>
        <source>It changes no record: it says that somebody looked at one.</source>
        <translation>इससे कोई रिकॉर्ड नहीं बदलता: यह सिर्फ़ बताता है कि किसी ने एक रिकॉर्ड देखा।</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>काम में है</translation>
    </message>
    <message>
        <source>Stopped for good</source>
        <translation>हमेशा के लिए रोका गया</translation>
    </message>
    <message>
        <source>Goes on under another number</source>
        <translation>दूसरे नंबर से चल रहा है</translation>
    </message>
    <message>
        <source>Not in use yet</source>
        <translation>अभी काम में नहीं</translation>
    </message>
    <message>
        <source>Leaving: what it sends is set aside</source>
        <translation>जा रहा है: यह जो भेजे, अलग रखा जाता है</translation>
    </message>
    <message>
        <source>It came from a PC that is leaving or was stopped.</source>
        <translation>यह ऐसे कंप्यूटर से आया जो जा रहा है या बंद किया गया है।</translation>
    </message>
    <message>
        <source>none</source>
        <translation>कुछ नहीं</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n चीज़</numerusform>
            <numerusform>%n चीज़ें</numerusform>
        </translation>
    </message>
    <message>
        <source>Desk and series</source>
        <translation>काउंटर और सीरीज़</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>अलग रखे</translation>
    </message>
    <message>
        <source>Damaged on the server</source>
        <translation>सर्वर पर ख़राब हो गया</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>इसका नंबर</translation>
    </message>
    <message>
        <source>What the server keeps of it is damaged: nobody can see what it would change.</source>
        <translation>सर्वर पर रखी इसकी प्रति ख़राब है: इससे क्या बदलेगा, यह कोई नहीं देख सकता।</translation>
    </message>
    <message>
        <source>Only the names of the fields are shown here. What they say is read in the record once it is taken in, or in the file when it is refused.</source>
        <translation>यहाँ सिर्फ़ यह दिखता है कि क्या-क्या बदलेगा। लिखा क्या है, यह लेने के बाद रिकॉर्ड में दिखेगा, या मना करने पर फ़ाइल में।</translation>
    </message>
    <message>
        <source>It can be neither taken in nor refused, and stays in this list. Ask %1 what was written and enter it again, or give its number to whoever looks after the server: a backup may still have it.</source>
        <translation>इसे न लिया जा सकता है, न मना किया जा सकता है; यह सूची में रहता है। %1 से पूछें कि क्या लिखा था और फिर से भरें, या इसका नंबर सर्वर सँभालने वाले को दें: शायद बैकअप में यह हो।</translation>
    </message>
    <message>
        <source>whoever worked there</source>
        <translation>वहाँ काम करने वाले</translation>
    </message>
    <message>
        <source>Everything that was set aside of %1 is checked again, the oldest first.</source>
        <translation>%1 का जो कुछ अलग रखा है, उसकी फिर से जाँच होती है, सबसे पुराना पहले।</translation>
    </message>
    <message>
        <source>It is checked again. If all is well, every PC gets it.</source>
        <translation>इसकी फिर से जाँच होती है। कोई रुकावट न हो तो यह हर कंप्यूटर पर आ जाता है।</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>The clock of this PC is behind the last bill. Nothing was saved. Set the clock, then try again.</source>
        <translation>इस कंप्यूटर की घड़ी पिछले बिल से पीछे है। कुछ भी सेव नहीं हुआ। घड़ी ठीक करें, फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The clock of this PC says %1, the last bill is of %2. Nothing was saved. Set the clock, then try again.</source>
        <extracomment>%1 is the time on this PC, %2 that of the last bill</extracomment>
        <translation>इस कंप्यूटर की घड़ी %1 बताती है, पिछला बिल %2 का है। कुछ भी सेव नहीं हुआ। घड़ी ठीक करें, फिर कोशिश करें।</translation>
    </message>
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
        <translation>इस मरीज़ के बारे में दो कंप्यूटरों की जानकारी अलग है। दोनों रूप सुरक्षित हैं। पहले इसे निपटाएँ।</translation>
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
        <translation>सर्वर दोबारा लॉग इन करने को कहता है। आपका काम सुरक्षित है। F12 से लॉक करें और लॉग इन करें।</translation>
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
        <translation>मूल</translation>
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
        <translation>किसने निपटाया</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>कब निपटाया</translation>
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
        <translation>कब हस्ताक्षर हुआ</translation>
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
        <translation>बीपी, ऊपर का</translation>
    </message>
    <message>
        <source>BP, lower</source>
        <translation>बीपी, नीचे का</translation>
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
    <message>
        <source>Kind of hours</source>
        <translation>समय का प्रकार</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>आख़िरी दिन</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>बैठक</translation>
    </message>
    <message>
        <source>Place of supply</source>
        <translation>आपूर्ति का राज्य</translation>
    </message>
    <message>
        <source>Another state</source>
        <translation>दूसरा राज्य</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>दूसरा व्यक्ति</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>अगली विज़िट</translation>
    </message>
    <message>
        <source>Doctor to be told</source>
        <translation>डॉक्टर को बताना है</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>बंद किया</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>किसने बंद किया</translation>
    </message>
    <message>
        <source>In the drawer before</source>
        <translation>दराज़ में पहले से</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>होना चाहिए</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>दराज़ में रहेगा</translation>
    </message>
    <message>
        <source>Notes and coins</source>
        <translation>नोट और सिक्के</translation>
    </message>
    <message>
        <source>By mode</source>
        <translation>भुगतान का तरीका</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>व्यक्ति से</translation>
    </message>
    <message>
        <source>Bills to look at</source>
        <translation>ध्यान देने वाले बिल</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>पहला नंबर</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>आख़िरी नंबर</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>बिल की राशि</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>नहीं भेजा</translation>
    </message>
    <message>
        <source>Desks still open</source>
        <translation>खुले काउंटर</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>विक्रेता</translation>
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
        <translation>वाइटल</translation>
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
    <message>
        <source>Day close</source>
        <translation>दिन समाप्ति</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>in the morning</source>
        <translation>सुबह</translation>
    </message>
    <message>
        <source>in the afternoon</source>
        <translation>दोपहर</translation>
    </message>
    <message>
        <source>in the evening</source>
        <translation>शाम</translation>
    </message>
    <message>
        <source>at night</source>
        <translation>रात</translation>
    </message>
    <message>
        <source>once a day</source>
        <translation>दिन में एक बार</translation>
    </message>
    <message>
        <source>twice a day</source>
        <translation>दिन में दो बार</translation>
    </message>
    <message>
        <source>three times a day</source>
        <translation>दिन में तीन बार</translation>
    </message>
    <message>
        <source>four times a day</source>
        <translation>दिन में चार बार</translation>
    </message>
    <message>
        <source>five times a day</source>
        <translation>दिन में पाँच बार</translation>
    </message>
    <message>
        <source>six times a day</source>
        <translation>दिन में छह बार</translation>
    </message>
    <message>
        <source>every second day</source>
        <translation>एक दिन छोड़कर</translation>
    </message>
    <message>
        <source>once a week</source>
        <translation>सप्ताह में एक बार</translation>
    </message>
    <message>
        <source>never daily</source>
        <translation>रोज़ कभी नहीं</translation>
    </message>
    <message>
        <source>as a single dose now</source>
        <translation>अभी एक खुराक</translation>
    </message>
    <message>
        <source>single dose now</source>
        <translation>अभी एक खुराक</translation>
    </message>
    <message>
        <source>if needed</source>
        <translation>ज़रूरत पड़ने पर</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>ज़्यादा से ज़्यादा</translation>
    </message>
    <message>
        <source>hours by the clock</source>
        <translation>घंटे पर</translation>
    </message>
    <message>
        <source>every</source>
        <translation>हर</translation>
    </message>
    <message>
        <source>on Monday</source>
        <translation>सोमवार को</translation>
    </message>
    <message>
        <source>on Tuesday</source>
        <translation>मंगलवार को</translation>
    </message>
    <message>
        <source>on Wednesday</source>
        <translation>बुधवार को</translation>
    </message>
    <message>
        <source>on Thursday</source>
        <translation>गुरुवार को</translation>
    </message>
    <message>
        <source>on Friday</source>
        <translation>शुक्रवार को</translation>
    </message>
    <message>
        <source>on Saturday</source>
        <translation>शनिवार को</translation>
    </message>
    <message>
        <source>on Sunday</source>
        <translation>रविवार को</translation>
    </message>
    <message>
        <source>before food</source>
        <translation>खाने से पहले</translation>
    </message>
    <message>
        <source>after food</source>
        <translation>खाने के बाद</translation>
    </message>
    <message>
        <source>on empty stomach</source>
        <translation>खाली पेट</translation>
    </message>
    <message>
        <source>with water</source>
        <translation>पानी के साथ</translation>
    </message>
    <message>
        <source>at bedtime</source>
        <translation>सोते समय</translation>
    </message>
    <message>
        <source>apply</source>
        <translation>लगाएँ</translation>
    </message>
    <message>
        <source>one and a half</source>
        <translation>डेढ़</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>चौथाई</translation>
    </message>
    <message>
        <source>half</source>
        <translation>आधा</translation>
    </message>
    <message>
        <source>one</source>
        <translation>एक</translation>
    </message>
    <message>
        <source>two</source>
        <translation>दो</translation>
    </message>
    <message>
        <source>three</source>
        <translation>तीन</translation>
    </message>
    <message>
        <source>four</source>
        <translation>चार</translation>
    </message>
    <message>
        <source>five</source>
        <translation>पाँच</translation>
    </message>
    <message>
        <source>and</source>
        <translation>और</translation>
    </message>
    <message>
        <source>sublingual tablet</source>
        <translation>जीभ के नीचे की गोली</translation>
    </message>
    <message>
        <source>dispersible tablet</source>
        <translation>घुलने वाली गोली</translation>
    </message>
    <message>
        <source>tablets</source>
        <translation>गोलियाँ</translation>
    </message>
    <message>
        <source>tablet</source>
        <translation>गोली</translation>
    </message>
    <message>
        <source>capsules</source>
        <translation>कैप्सूल</translation>
    </message>
    <message>
        <source>capsule</source>
        <translation>कैप्सूल</translation>
    </message>
    <message>
        <source>sachets</source>
        <translation>पाउच</translation>
    </message>
    <message>
        <source>sachet</source>
        <translation>पाउच</translation>
    </message>
    <message>
        <source>syrup</source>
        <translation>सिरप</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>सस्पेंशन</translation>
    </message>
    <message>
        <source>inhaler</source>
        <translation>इनहेलर</translation>
    </message>
    <message>
        <source>cream</source>
        <translation>क्रीम</translation>
    </message>
    <message>
        <source>ointment</source>
        <translation>मरहम</translation>
    </message>
    <message>
        <source>lotion</source>
        <translation>लोशन</translation>
    </message>
    <message>
        <source>gel</source>
        <translation>जेल</translation>
    </message>
    <message>
        <source>injection</source>
        <translation>इंजेक्शन</translation>
    </message>
    <message>
        <source>eye drops</source>
        <translation>आँख की बूँदें</translation>
    </message>
    <message>
        <source>nasal drops</source>
        <translation>नाक की बूँदें</translation>
    </message>
    <message>
        <source>drops</source>
        <translation>बूँद</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>बूँद</translation>
    </message>
    <message>
        <source>puffs</source>
        <translation>पफ</translation>
    </message>
    <message>
        <source>puff</source>
        <translation>पफ</translation>
    </message>
    <message>
        <source>bottles of</source>
        <translation>बोतल,</translation>
    </message>
    <message>
        <source>bottle of</source>
        <translation>बोतल,</translation>
    </message>
    <message>
        <source>tubes of</source>
        <translation>ट्यूब,</translation>
    </message>
    <message>
        <source>tube of</source>
        <translation>ट्यूब,</translation>
    </message>
    <message>
        <source>days</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>सप्ताह</translation>
    </message>
    <message>
        <source>week</source>
        <translation>सप्ताह</translation>
    </message>
    <message>
        <source>months</source>
        <translation>महीने</translation>
    </message>
    <message>
        <source>month</source>
        <translation>महीना</translation>
    </message>
</context>
<context>
    <name>MatchReason</name>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>वही</translation>
    </message>
    <message>
        <source>Same sound, another script</source>
        <translation>सुनने में वही, दूसरी लिपि</translation>
    </message>
    <message>
        <source>Sounds the same, other spelling</source>
        <translation>सुनने में वही, वर्तनी अलग</translation>
    </message>
    <message>
        <source>Similar, another script</source>
        <translation>मिलता-जुलता, दूसरी लिपि</translation>
    </message>
    <message>
        <source>Similar spelling</source>
        <translation>मिलती-जुलती वर्तनी</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>जन्म</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>पता नहीं</translation>
    </message>
    <message>
        <source>%1, the same day</source>
        <translation>%1, वही दिन</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>लगभग %1</translation>
    </message>
    <message>
        <source>%1 (stated)</source>
        <translation>%1 (बताया हुआ)</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>The same number</source>
        <translation>वही नंबर</translation>
    </message>
    <message>
        <source>none on the record</source>
        <translation>रिकॉर्ड में नहीं</translation>
    </message>
    <message numerus="yes">
        <source>All %n digit(s) so far</source>
        <translation>
            <numerusform>अब तक का %n अंक वही</numerusform>
            <numerusform>अब तक के %n अंक वही</numerusform>
        </translation>
    </message>
    <message>
        <source>Different, %1</source>
        <translation>अलग, %1</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाका</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>पिछली बार</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>अभी तक नहीं आए</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>अभिभावक</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Same phone</source>
        <translation>इसी फ़ोन पर</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>बकाया</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
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
    <message>
        <source>Takes back</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Supplied in</source>
        <translation>आपूर्ति का राज्य</translation>
    </message>
    <message>
        <source>HSN, SAC</source>
        <translation>HSN, SAC</translation>
    </message>
    <message>
        <source>SAC</source>
        <translation>SAC</translation>
    </message>
    <message>
        <source>Taxable</source>
        <translation>कर योग्य</translation>
    </message>
    <message>
        <source>GST</source>
        <translation>GST</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Bill of supply</source>
        <translation>आपूर्ति बिल</translation>
    </message>
    <message>
        <source>Tax invoice</source>
        <translation>कर बिल</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>क्रेडिट नोट</translation>
    </message>
    <message>
        <source>Sub-total</source>
        <translation>उप-योग</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Taxable value</source>
        <translation>कर योग्य मूल्य</translation>
    </message>
    <message>
        <source>CGST</source>
        <translation>CGST</translation>
    </message>
    <message>
        <source>SGST</source>
        <translation>SGST</translation>
    </message>
    <message>
        <source>IGST</source>
        <translation>IGST</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>पूर्णांकन</translation>
    </message>
    <message>
        <source>Total ₹</source>
        <translation>कुल ₹</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>भुगतान हुआ</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>जमा किया</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>बाकी</translation>
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
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>In the drawer before</source>
        <translation>दराज़ में पहले से</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>होना चाहिए</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>दराज़ में रहेगा</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>नं. %1</translation>
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
        <source>By mode</source>
        <translation>भुगतान का तरीका</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>व्यक्ति से</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>जमा पर्चियाँ</translation>
    </message>
    <message>
        <source>Numbers missing</source>
        <translation>छूटे नंबर</translation>
    </message>
    <message>
        <source>Desks still open</source>
        <translation>खुले काउंटर</translation>
    </message>
    <message>
        <source>Day close</source>
        <translation>दिन समाप्ति</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>नहीं भेजा</translation>
    </message>
    <message>
        <source>Counted with</source>
        <translation>साथ में गिना</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>अंगुलि-छाप</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>हस्ताक्षर</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>दूसरा व्यक्ति</translation>
    </message>
    <message>
        <source>Invoice-cum-bill of supply</source>
        <translation>कर-सह-आपूर्ति बिल</translation>
    </message>
    <message>
        <source>Exempt value</source>
        <translation>कर-मुक्त मूल्य</translation>
    </message>
    <message>
        <source>Scan to pay the rest by UPI</source>
        <translation>बाकी UPI से देने के लिए स्कैन करें</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>कर-मुक्त</translation>
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
        <translation>यह किसी और क्लिनिक या कंप्यूटर का है।</translation>
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
    <name>Places</name>
    <message>
        <source>Front desk</source>
        <translation>फ्रंट डेस्क</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>कैलेंडर</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>परामर्श</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Day close</source>
        <translation>दिन समाप्ति</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>टकराव</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>विवरण बदलें</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>PCs of the clinic</source>
        <translation>क्लिनिक के कंप्यूटर</translation>
    </message>
    <message>
        <source>Take in a list of patients</source>
        <translation>मरीज़ों की सूची आयात करें</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>88 mo M</source>
        <comment>the widest age and sex</comment>
        <translation>88 वर्ष · पु</translation>
    </message>
    <message>
        <source>to settle</source>
        <translation>निपटाना बाकी</translation>
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
    <name>RuleWords</name>
    <message>
        <source>doctor with registration number</source>
        <translation>पंजीकरण संख्या सहित डॉक्टर</translation>
    </message>
    <message>
        <source>patient&apos;s name, age, sex and address</source>
        <translation>मरीज़ का नाम, उम्र, लिंग और पता</translation>
    </message>
    <message>
        <source>dated and timed when signed</source>
        <translation>हस्ताक्षर पर तारीख और समय</translation>
    </message>
    <message>
        <source>generic names in capitals</source>
        <translation>जेनेरिक नाम बड़े अक्षरों में</translation>
    </message>
    <message>
        <source>a medicine has no name</source>
        <translation>एक दवा का नाम नहीं है</translation>
    </message>
    <message>
        <source>a name is not in the formulary: printed as typed</source>
        <translation>एक नाम सूची में नहीं है: जैसा लिखा वैसा छपेगा</translation>
    </message>
    <message>
        <source>no medicine yet</source>
        <translation>अभी कोई दवा नहीं</translation>
    </message>
    <message>
        <source>strength, dose, times and duration</source>
        <translation>ताकत, खुराक, समय और अवधि</translation>
    </message>
    <message>
        <source>total quantity of every medicine</source>
        <translation>हर दवा की कुल मात्रा</translation>
    </message>
    <message>
        <source>the total quantity of a medicine is open</source>
        <translation>किसी दवा की कुल मात्रा लिखनी बाकी है</translation>
    </message>
    <message>
        <source>diagnosis written</source>
        <translation>निदान लिखा है</translation>
    </message>
    <message>
        <source>no diagnosis</source>
        <translation>निदान नहीं</translation>
    </message>
    <message>
        <source>printed, so it can be read</source>
        <translation>छपा हुआ, पढ़ने योग्य</translation>
    </message>
    <message>
        <source>allergies asked</source>
        <translation>एलर्जी पूछी गई</translation>
    </message>
    <message>
        <source>nobody asked about allergies</source>
        <translation>एलर्जी किसी ने नहीं पूछी</translation>
    </message>
    <message>
        <source>a phrase is missing in the patient&apos;s language: the line prints in English</source>
        <translation>मरीज़ की भाषा में एक वाक्य नहीं है: पंक्ति अंग्रेज़ी में छपेगी</translation>
    </message>
    <message>
        <source>in the patient&apos;s language</source>
        <translation>मरीज़ की भाषा में</translation>
    </message>
    <message>
        <source>in the patient&apos;s language; not reviewed by a native speaker</source>
        <translation>मरीज़ की भाषा में; मूल भाषी ने नहीं जाँचा</translation>
    </message>
    <message>
        <source>the doctor&apos;s record lacks: </source>
        <translation>डॉक्टर के रिकॉर्ड में नहीं: </translation>
    </message>
    <message>
        <source>the patient&apos;s record lacks: </source>
        <translation>मरीज़ के रिकॉर्ड में नहीं: </translation>
    </message>
    <message>
        <source>name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>qualification</source>
        <translation>योग्यता</translation>
    </message>
    <message>
        <source>registration number</source>
        <translation>पंजीकरण संख्या</translation>
    </message>
    <message>
        <source>age</source>
        <translation>उम्र</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>strength with its unit</source>
        <translation>इकाई सहित ताकत</translation>
    </message>
    <message>
        <source>form</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>dose</source>
        <translation>खुराक</translation>
    </message>
    <message>
        <source>millilitres of a dose</source>
        <translation>खुराक के मिलीलीटर</translation>
    </message>
    <message>
        <source>weekday of a weekly medicine</source>
        <translation>साप्ताहिक दवा का दिन</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>अवधि</translation>
    </message>
    <message>
        <source>weight of the child, not older than 30 days</source>
        <translation>बच्चे का वज़न, 30 दिन से पुराना नहीं</translation>
    </message>
    <message>
        <source>still to write: </source>
        <translation>लिखना बाकी: </translation>
    </message>
    <message>
        <source>the most a day (as-needed medicine)</source>
        <translation>दिन में ज़्यादा से ज़्यादा कितनी (ज़रूरत पर ली जाने वाली दवा)</translation>
    </message>
    <message>
        <source>Instructions print in English</source>
        <translation>निर्देश अंग्रेज़ी में छपते हैं</translation>
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
        <translation>अस्थायी</translation>
    </message>
    <message>
        <source>tentative, held until sent</source>
        <translation>अस्थायी बुकिंग, भेजे जाने तक</translation>
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
        <translation>हस्ताक्षर हुए</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>हस्ताक्षर हुआ</translation>
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
        <translation>बिलिंग वाले निपटाएँगे</translation>
    </message>
    <message>
        <source>For the doctor</source>
        <translation>डॉक्टर के लिए</translation>
    </message>
    <message>
        <source>for the doctor to settle</source>
        <translation>डॉक्टर निपटाएँगे</translation>
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
        <translation>निपटाया</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>निपटाया</translation>
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
    <message>
        <source>Leaving</source>
        <translation>जा रहा है</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>जा रहा है</translation>
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
        <translation>अब तक सिंक नहीं</translation>
    </message>
    <message numerus="yes">
        <source>Not synced yet · %n to send</source>
        <translation>
            <numerusform>अब तक सिंक नहीं · %n भेजना बाकी</numerusform>
            <numerusform>अब तक सिंक नहीं · %n भेजने बाकी</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n निपटाना बाकी</numerusform>
            <numerusform>%n निपटाने बाकी</numerusform>
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
        <source>Sign in to sync</source>
        <translation>सिंक के लिए लॉग इन करें</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>डिस्क भर गई</translation>
    </message>
    <message>
        <source>This PC was stopped</source>
        <translation>यह कंप्यूटर रोका गया</translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n भेजना बाकी</numerusform>
            <numerusform>%n भेजने बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message numerus="yes">
        <source>%n MB left on the disk</source>
        <translation>
            <numerusform>डिस्क पर %n MB बाकी</numerusform>
            <numerusform>डिस्क पर %n MB बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>सिंक हुआ</translation>
    </message>
    <message>
        <source>Getting data</source>
        <translation>डेटा आ रहा है</translation>
    </message>
    <message>
        <source>Getting data %1 %</source>
        <translation>डेटा आ रहा है %1 %</translation>
    </message>
    <message>
        <source>Getting data: paused</source>
        <translation>डेटा आना रुका है</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n attachment(s) still to send. They are safe on this PC.</source>
        <translation>
            <numerusform>%n दस्तावेज़ भेजना बाकी है। वह इस कंप्यूटर पर सुरक्षित है।</numerusform>
            <numerusform>%n दस्तावेज़ भेजने बाकी हैं। वे इस कंप्यूटर पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) cannot be sent: take them in again.</source>
        <translation>
            <numerusform>%n दस्तावेज़ भेजा नहीं जा सकता: उसे फिर से लें।</numerusform>
            <numerusform>%n दस्तावेज़ भेजे नहीं जा सकते: उन्हें फिर से लें।</numerusform>
        </translation>
    </message>
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
            <numerusform>%n सेकंड</numerusform>
            <numerusform>%n सेकंड</numerusform>
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
            <numerusform>%1 से %n चीज़ रुकी है। वह इस कंप्यूटर पर सुरक्षित है।</numerusform>
            <numerusform>%1 से %n चीज़ें रुकी हैं। वे इस कंप्यूटर पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) need the admin. They are safe on this PC.</source>
        <translation>
            <numerusform>%n चीज़ के लिए एडमिन चाहिए। वह इस कंप्यूटर पर सुरक्षित है।</numerusform>
            <numerusform>%n चीज़ों के लिए एडमिन चाहिए। वे इस कंप्यूटर पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync stands still until somebody signs in.</source>
        <translation>कोई लॉग इन न करे तब तक सिंक रुका है।</translation>
    </message>
    <message>
        <source>The session of this PC has ended. Sign in with a code from your phone; nothing is sent and nothing comes from the others before.</source>
        <translation>इस कंप्यूटर का सत्र समाप्त हो गया है। फ़ोन पर आए कोड से लॉग इन करें; तब तक न कुछ भेजा जाता है, न दूसरों से कुछ आता है।</translation>
    </message>
    <message>
        <source>This PC has not met the others yet.</source>
        <translation>यह कंप्यूटर अभी दूसरों से नहीं जुड़ा।</translation>
    </message>
    <message>
        <source>All work is sent.</source>
        <translation>सारा काम भेजा जा चुका है।</translation>
    </message>
    <message>
        <source>Offline for %1. Everything goes on; it is sent when the network is back.</source>
        <translation>%1 से ऑफ़लाइन। सब चलता रहता है; इंटरनेट लौटने पर भेजा जाएगा।</translation>
    </message>
    <message>
        <source>Offline. Everything goes on; it is sent when the network is back.</source>
        <translation>ऑफ़लाइन। सब चलता रहता है; इंटरनेट लौटने पर भेजा जाएगा।</translation>
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
        <translation>यह कंप्यूटर कुछ रिकॉर्ड अब नहीं रखता। यहाँ लिखा पहले भेजा जाता है।</translation>
    </message>
    <message>
        <source>This PC was put back to an older state and numbers on in a new series. What is missing stands in the conflicts.</source>
        <translation>यह कंप्यूटर पुरानी स्थिति में लौटाया गया और नई शृंखला में नंबर देता है। जो नहीं मिला वह टकराव की सूची में है।</translation>
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
        <translation>इस कंप्यूटर की घड़ी %1 पीछे है। इसे ठीक करें, वरना कागज़ों पर गलत समय छपेगा।</translation>
    </message>
    <message>
        <source>The clock of this PC is %1 fast. Set it, or papers carry a wrong time.</source>
        <translation>इस कंप्यूटर की घड़ी %1 आगे है। इसे ठीक करें, वरना कागज़ों पर गलत समय छपेगा।</translation>
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
        <translation>पिछला सिंक</translation>
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
        <translation>इस कंप्यूटर की घड़ी</translation>
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
    <message numerus="yes">
        <source>%n record(s) after a comparison</source>
        <translation>
            <numerusform>तुलना के बाद %n रिकॉर्ड</numerusform>
            <numerusform>तुलना के बाद %n रिकॉर्ड</numerusform>
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
    <message>
        <source>This PC was taken out of use by the clinic&apos;s admin. What is not sent stays on it, whole: the admin can take it in from a file.</source>
        <translation>क्लिनिक के एडमिन ने इस कंप्यूटर को बंद कर दिया है। जो भेजा नहीं गया, वह इसी पर पूरा रखा है: एडमिन उसे फ़ाइल से ले सकते हैं।</translation>
    </message>
    <message>
        <source>This PC is being taken out of use. What was written here goes out first.</source>
        <translation>यह कंप्यूटर काम से हटाया जा रहा है। यहाँ जो लिखा गया, वह पहले भेजा जाएगा।</translation>
    </message>
    <message numerus="yes">
        <source>Only %n MB are free on the disk of this PC. Make room: without it nothing more can be kept.</source>
        <translation>
            <numerusform>इस कंप्यूटर की डिस्क पर केवल %n MB खाली है। जगह बनाएँ: उसके बिना आगे कुछ नहीं रखा जा सकता।</numerusform>
            <numerusform>इस कंप्यूटर की डिस्क पर केवल %n MB खाली है। जगह बनाएँ: उसके बिना आगे कुछ नहीं रखा जा सकता।</numerusform>
        </translation>
    </message>
    <message>
        <source>Not synced yet. Everything goes on; it is sent when the network is there.</source>
        <translation>अब तक सिंक नहीं हुआ। सब चलता रहता है; इंटरनेट मिलने पर भेजा जाएगा।</translation>
    </message>
    <message numerus="yes">
        <source>Update OPDesk on this PC: %n item(s) of a newer one show after that. Sending still works.</source>
        <translation>
            <numerusform>इस कंप्यूटर पर OPDesk अपडेट करें: नए OPDesk की %n चीज़ उसके बाद दिखेगी। भेजना चलता रहता है।</numerusform>
            <numerusform>इस कंप्यूटर पर OPDesk अपडेट करें: नए OPDesk की %n चीज़ें उसके बाद दिखेंगी। भेजना चलता रहता है।</numerusform>
        </translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>अभी मिलाई नहीं गई</translation>
    </message>
    <message>
        <source>right</source>
        <translation>सही</translation>
    </message>
    <message>
        <source>others %1</source>
        <translation>अन्य %1</translation>
    </message>
    <message>
        <source>Of these</source>
        <translation>इनमें</translation>
    </message>
    <message>
        <source>Parked, needs the admin</source>
        <translation>अलग रखा, एडमिन चाहिए</translation>
    </message>
    <message>
        <source>Repaired by itself</source>
        <translation>अपने-आप सुधारा</translation>
    </message>
    <message>
        <source>The proxy of this network asks for a name and password. Set them in the proxy settings of this PC&apos;s system; OPDesk keeps none.</source>
        <translation>इस नेटवर्क का प्रॉक्सी नाम और पासवर्ड माँगता है। इन्हें इस कंप्यूटर के सिस्टम की प्रॉक्सी सेटिंग में भरें; OPDesk इन्हें नहीं रखता।</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n टकराव</numerusform>
            <numerusform>%n टकराव</numerusform>
        </translation>
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
        <translation>नई</translation>
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
        <translation>हस्ताक्षर हुए</translation>
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
        <translation>निपटाना बाकी</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>निपटाया</translation>
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
        <translation>कंप्यूटर पुरानी स्थिति में लौटा</translation>
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
    <message>
        <source>Every week</source>
        <translation>हर सप्ताह</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>छुट्टी</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>अवकाश</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>व्यस्त</translation>
    </message>
    <message>
        <source>Invoice-cum-bill of supply</source>
        <translation>कर-सह-आपूर्ति बिल</translation>
    </message>
</context>
<context>
    <name>Vitals</name>
    <message>
        <source>Blood pressure</source>
        <translation>बीपी</translation>
    </message>
    <message>
        <source>mmHg</source>
        <translation>mmHg</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>नाड़ी</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>प्रति मिनट</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>तापमान</translation>
    </message>
    <message>
        <source>°F or °C</source>
        <translation>°F या °C</translation>
    </message>
    <message>
        <source>SpO₂</source>
        <translation>SpO₂</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Breaths</source>
        <translation>साँसें</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>वज़न</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>किग्रा</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>लंबाई</translation>
    </message>
    <message>
        <source>cm or feet</source>
        <translation>सेमी या फ़ुट</translation>
    </message>
    <message>
        <source>Random sugar</source>
        <translation>रैंडम शुगर</translation>
    </message>
    <message>
        <source>mg/dL</source>
        <translation>mg/dL</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>दर्द</translation>
    </message>
    <message>
        <source>0 to 10</source>
        <translation>0 से 10</translation>
    </message>
    <message>
        <source>Last period</source>
        <translation>पिछली माहवारी</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>A whole number, like %1</source>
        <translation>पूर्ण संख्या, जैसे %1</translation>
    </message>
    <message>
        <source>Write it like %1</source>
        <translation>ऐसे लिखें: %1</translation>
    </message>
    <message>
        <source>The upper figure comes first, like 120/80</source>
        <translation>ऊपर का अंक पहले, जैसे 120/80</translation>
    </message>
    <message>
        <source>A date like 02-11-2026</source>
        <translation>तारीख़ ऐसे: 02-11-2026</translation>
    </message>
    <message>
        <source>This day has not come yet</source>
        <translation>यह दिन अभी नहीं आया</translation>
    </message>
    <message>
        <source>%1/%2 mmHg</source>
        <translation>%1/%2 mmHg</translation>
    </message>
    <message>
        <source>%1 /min</source>
        <translation>%1 /मिनट</translation>
    </message>
    <message>
        <source>%1 °F</source>
        <translation>%1 °F</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 kg</source>
        <translation>%1 किग्रा</translation>
    </message>
    <message>
        <source>%1 cm</source>
        <translation>%1 सेमी</translation>
    </message>
    <message>
        <source>%1 mg/dL</source>
        <translation>%1 mg/dL</translation>
    </message>
    <message>
        <source>%1 of 10</source>
        <translation>10 में %1</translation>
    </message>
    <message>
        <source>upper / lower</source>
        <translation>ऊपर / नीचे</translation>
    </message>
    <message>
        <source>with F or C</source>
        <translation>F या C के साथ</translation>
    </message>
    <message>
        <source>cm, or feet&apos;inches</source>
        <translation>सेमी, या फ़ुट&apos;इंच</translation>
    </message>
    <message>
        <source>dd-mm-yyyy</source>
        <translation>dd-mm-yyyy</translation>
    </message>
    <message>
        <source>%1 mmHg</source>
        <translation>%1 mmHg</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 से %2</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::BillModel</name>
    <message>
        <source>taken back</source>
        <translation>वापस लिया</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>चुना हुआ</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>नहीं चुना</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>सेवा</translation>
    </message>
    <message>
        <source>HSN</source>
        <translation>HSN</translation>
    </message>
    <message>
        <source>SAC</source>
        <translation>SAC</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Taxable ₹</source>
        <translation>कर योग्य ₹</translation>
    </message>
    <message>
        <source>Rate ₹</source>
        <translation>दर ₹</translation>
    </message>
    <message>
        <source>GST</source>
        <translation>GST</translation>
    </message>
    <message>
        <source>Amount ₹</source>
        <translation>राशि ₹</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::BillPanel</name>
    <message>
        <source>Bill of supply</source>
        <translation>आपूर्ति बिल</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Health care, SAC 9993, no GST</source>
        <translation>स्वास्थ्य सेवा, SAC 9993, GST नहीं</translation>
    </message>
    <message>
        <source>Nothing to bill yet.</source>
        <translation>अभी बिल में कुछ नहीं।</translation>
    </message>
    <message>
        <source>Follow-up is free until %1.</source>
        <translation>दोबारा दिखाना %1 तक मुफ़्त है।</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>अगला %1</translation>
    </message>
    <message>
        <source>the number after</source>
        <translation>उसके बाद का नंबर</translation>
    </message>
    <message>
        <source>IGST %1</source>
        <translation>IGST %1</translation>
    </message>
    <message>
        <source>CGST %1 · SGST %2</source>
        <translation>CGST %1 · SGST %2</translation>
    </message>
    <message>
        <source>Write rupees, for example 50</source>
        <translation>रुपये लिखें, जैसे 50</translation>
    </message>
    <message>
        <source>Up to %1 without a reason</source>
        <translation>%1 तक बिना कारण</translation>
    </message>
    <message>
        <source>Within your %1 limit</source>
        <translation>आपकी %1 की सीमा में</translation>
    </message>
    <message>
        <source>Over the limit: say why</source>
        <translation>सीमा से ज़्यादा: कारण लिखें</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Lines of the bill</source>
        <translation>बिल की पंक्तियाँ</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Sub-total</source>
        <translation>उप-योग</translation>
    </message>
    <message>
        <source>Tax invoice</source>
        <translation>कर बिल</translation>
    </message>
    <message>
        <source>Medicines are billed apart</source>
        <translation>दवाओं का बिल अलग बनता है</translation>
    </message>
    <message>
        <source>Lines of the tax invoice</source>
        <translation>कर बिल की पंक्तियाँ</translation>
    </message>
    <message>
        <source>Place of supply</source>
        <translation>आपूर्ति का राज्य</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>पहले के बिल</translation>
    </message>
    <message>
        <source>Open a bill by its number</source>
        <translation>नंबर से बिल खोलें</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>बिल नंबर</translation>
    </message>
    <message>
        <source>Earlier bills</source>
        <translation>पहले के बिल</translation>
    </message>
    <message>
        <source>No earlier bill on this PC.</source>
        <translation>इस कंप्यूटर पर पहले का कोई बिल नहीं।</translation>
    </message>
    <message>
        <source>Medicines, taxed</source>
        <translation>दवाएँ, कर सहित</translation>
    </message>
    <message>
        <source>On the same paper (Rule 46A)</source>
        <translation>इसी काग़ज़ पर (नियम 46A)</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>वही नंबर</translation>
    </message>
    <message>
        <source>Open number</source>
        <translation>नंबर खोलें</translation>
    </message>
    <message>
        <source>%1 is not in the price list any more; this bill keeps %2.</source>
        <translation>%1 अब दाम सूची में नहीं है; इस बिल में %2 ही रहेगा।</translation>
    </message>
    <message>
        <source>%1 costs %2 now; this bill keeps %3 as quoted.</source>
        <translation>%1 अब %2 का है; इस बिल में बताया हुआ %3 ही रहेगा।</translation>
    </message>
    <message>
        <source>Reason for the discount</source>
        <translation>छूट का कारण</translation>
    </message>
    <message>
        <source>as quoted, before the price changed</source>
        <translation>दाम बदलने से पहले बताया था</translation>
    </message>
    <message>
        <source>No earlier bill</source>
        <translation>पहले का कोई बिल नहीं</translation>
    </message>
    <message>
        <source>Earlier: %1</source>
        <translation>पहले के बिल: %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::BillView</name>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Lines of the bill; Space marks one to take back</source>
        <translation>बिल की पंक्तियाँ; Space से वापसी के लिए चुनें</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Given back by</source>
        <translation>कैसे लौटाया</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>जैसे आया था</translation>
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
        <source>Keep</source>
        <translation>जमा रखें</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>दूसरा व्यक्ति</translation>
    </message>
    <message>
        <source>Password of the second person</source>
        <translation>दूसरे व्यक्ति का पासवर्ड</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>कैसे दिया</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>राशि</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>संदर्भ नंबर</translation>
    </message>
    <message>
        <source>%1 given back by %2 on %3, %4</source>
        <translation>%1 लौटाए, %2 से, %3, %4</translation>
    </message>
    <message>
        <source>%1 by %2 on %3, %4</source>
        <translation>%1, %2 से, %3, %4</translation>
    </message>
    <message>
        <source>%1 was taken back by credit note.</source>
        <translation>%1 क्रेडिट नोट से वापस लिया गया।</translation>
    </message>
    <message>
        <source>Takes back %1: %2</source>
        <translation>%1 की वापसी: %2</translation>
    </message>
    <message>
        <source>To take back, before tax and discount</source>
        <translation>वापसी, कर और छूट से पहले</translation>
    </message>
    <message>
        <source>A credit note with a number of its own. The bill stays as it is.</source>
        <translation>अपने नंबर का क्रेडिट नोट। बिल जैसा है वैसा रहता है।</translation>
    </message>
    <message>
        <source>Take back and print</source>
        <translation>वापस लें और छापें</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>%1 में से</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>%1 दिया गया</translation>
    </message>
    <message>
        <source>Take the due and print</source>
        <translation>बाकी लें और छापें</translation>
    </message>
    <message>
        <source>Take and print</source>
        <translation>लें और छापें</translation>
    </message>
    <message>
        <source>Mark a line with Space first.</source>
        <translation>पहले Space से पंक्ति चुनें।</translation>
    </message>
    <message>
        <source>Say why it is taken back.</source>
        <translation>वापसी का कारण लिखें।</translation>
    </message>
    <message>
        <source>Write how much is paid, in rupees.</source>
        <translation>कितना दिया, रुपये में लिखें।</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message>
        <source>So much is taken back by two: choose the second person, and both passwords.</source>
        <translation>इतनी रकम दो लोग मिलकर लौटाते हैं: दूसरे व्यक्ति को चुनें और दोनों पासवर्ड डालें।</translation>
    </message>
    <message>
        <source>The second person’s password is not right. Type both again.</source>
        <translation>दूसरे व्यक्ति का पासवर्ड सही नहीं है। दोनों फिर से डालें।</translation>
    </message>
    <message>
        <source>Your password is not right. Type both again.</source>
        <translation>आपका पासवर्ड सही नहीं है। दोनों फिर से डालें।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::BillingPage</name>
    <message>
        <source>%1 was taken today at %2, %3, same patient. Check that it is not for this visit.</source>
        <translation>आज %2 पर इसी मरीज़ से %1 लिए गए, %3। देख लें कि वह इसी विज़िट के न हों।</translation>
    </message>
    <message>
        <source>Old balance: %1 due</source>
        <translation>पुराना हिसाब: %1 बाकी</translation>
    </message>
    <message>
        <source>Old balance: %1 to the patient’s credit</source>
        <translation>पुराना हिसाब: %1 मरीज़ के जमा</translation>
    </message>
    <message>
        <source>Take %1 and print</source>
        <translation>%1 लें और छापें</translation>
    </message>
    <message>
        <source>Take and print</source>
        <translation>लें और छापें</translation>
    </message>
    <message>
        <source>The discount is no amount: write rupees, for example 50.</source>
        <translation>छूट की राशि ठीक नहीं: रुपये लिखें, जैसे 50।</translation>
    </message>
    <message>
        <source>This discount needs a reason.</source>
        <translation>इस छूट का कारण लिखें।</translation>
    </message>
    <message>
        <source>%1: %2 taken</source>
        <translation>%1: %2 लिए</translation>
    </message>
    <message>
        <source>%1 due</source>
        <translation>%1 बाकी</translation>
    </message>
    <message>
        <source>give back %1</source>
        <translation>%1 लौटाएँ</translation>
    </message>
    <message>
        <source>No bill with this number on this PC.</source>
        <translation>इस कंप्यूटर पर इस नंबर का कोई बिल नहीं।</translation>
    </message>
    <message>
        <source>%1 is saved but was not printed: %2</source>
        <translation>%1 सेव हुआ पर छपा नहीं: %2</translation>
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
        <source>Split</source>
        <translation>मिला-जुला</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>बिल नंबर</translation>
    </message>
    <message>
        <source>Keep as due</source>
        <translation>बाकी रखें</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>फिर छापें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>%1: %2 given back</source>
        <translation>%1: %2 लौटाए</translation>
    </message>
    <message>
        <source>%1: nothing to give back</source>
        <translation>%1: लौटाने को कुछ नहीं</translation>
    </message>
    <message>
        <source>%1 taken</source>
        <translation>%1 लिए</translation>
    </message>
    <message>
        <source>No patient is chosen: F2 finds one.</source>
        <translation>कोई मरीज़ नहीं चुना: F2 से खोजें।</translation>
    </message>
    <message>
        <source>Your role takes no payments.</source>
        <translation>आपकी भूमिका में भुगतान लेना नहीं है।</translation>
    </message>
    <message>
        <source>Nothing to pay yet: add a line by its code or name.</source>
        <translation>अभी कुछ देना नहीं: कोड या नाम से लाइन जोड़ें।</translation>
    </message>
    <message>
        <source>Follow-up is free until %1. Add a line for anything else.</source>
        <translation>दोबारा दिखाना %1 तक मुफ़्त है। और कुछ हो तो लाइन जोड़ें।</translation>
    </message>
    <message>
        <source>Taken since last close: %1</source>
        <translation>पिछले हिसाब के बाद मिले: %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::DayClosePage</name>
    <message>
        <source>Close the day</source>
        <translation>दिन का हिसाब बंद करें</translation>
    </message>
    <message>
        <source>Print the last one</source>
        <translation>पिछला छापें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>अपेक्षित</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>दराज़ में रहेगा</translation>
    </message>
    <message>
        <source>Your password signs</source>
        <translation>हस्ताक्षर: आपका पासवर्ड</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>दूसरा व्यक्ति</translation>
    </message>
    <message>
        <source>Password of the second person</source>
        <translation>दूसरे व्यक्ति का पासवर्ड</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>इन पर ध्यान दें</translation>
    </message>
    <message>
        <source>Dues, discounts, credit notes, missing numbers</source>
        <translation>बाकी, छूट, जमा पर्चियाँ, छूटे नंबर</translation>
    </message>
    <message>
        <source>No dues, no discounts, no credit notes.</source>
        <translation>न बाकी, न छूट, न क्रेडिट नोट।</translation>
    </message>
    <message>
        <source>No money was taken since the last close.</source>
        <translation>पिछले हिसाब बंद के बाद कोई पैसा नहीं लिया गया।</translation>
    </message>
    <message>
        <source>In the drawer</source>
        <translation>दराज़ में</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>शुरू में</translation>
    </message>
    <message>
        <source>Expected cash</source>
        <translation>अपेक्षित नकद</translation>
    </message>
    <message>
        <source>By mode</source>
        <translation>भुगतान का तरीका</translation>
    </message>
    <message>
        <source>%1, given back</source>
        <translation>%1, लौटाया</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>व्यक्ति से</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>अज्ञात</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>No bill</source>
        <translation>कोई बिल नहीं</translation>
    </message>
    <message>
        <source>%1 bills, %2 to %3</source>
        <translation>%1 बिल, %2 से %3</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <translation>नं. %1 · %2</translation>
    </message>
    <message>
        <source>Numbers missing</source>
        <translation>छूटे नंबर</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>जमा पर्चियाँ</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>%1 is still open with %2.</source>
        <translation>%1 अभी खुला है, %2 के साथ।</translation>
    </message>
    <message>
        <source>The difference is shown after the count is signed.</source>
        <translation>अंतर गिनती पर हस्ताक्षर के बाद दिखेगा।</translation>
    </message>
    <message>
        <source>As expected</source>
        <translation>जितना होना चाहिए</translation>
    </message>
    <message>
        <source>%1 too little</source>
        <translation>%1 कम</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>%1 ज़्यादा</translation>
    </message>
    <message>
        <source>What stays in the drawer is no amount: write rupees, for example 500.</source>
        <translation>दराज़ में रहने वाली राशि ठीक नहीं: रुपये लिखें, जैसे 500।</translation>
    </message>
    <message>
        <source>Your password signs the day: it cannot be changed afterwards.</source>
        <translation>आपका पासवर्ड दिन पर हस्ताक्षर है: बाद में बदला नहीं जा सकता।</translation>
    </message>
    <message>
        <source>Counted and expected differ: count again, or say why.</source>
        <translation>गिनी हुई और अपेक्षित रकम अलग हैं: फिर गिनें, या कारण लिखें।</translation>
    </message>
    <message>
        <source>Day closed: %1 counted, as expected</source>
        <translation>दिन बंद: %1 गिने, ठीक</translation>
    </message>
    <message>
        <source>Day closed: %1 counted, %2 expected</source>
        <translation>दिन बंद: %1 गिने, %2 होने चाहिए थे</translation>
    </message>
    <message>
        <source>The day is closed but was not printed: %1</source>
        <translation>दिन बंद हुआ पर छपा नहीं: %1</translation>
    </message>
    <message>
        <source>Cash count</source>
        <translation>नकद की गिनती</translation>
    </message>
    <message>
        <source>Count what lies in the drawer: how many of each.</source>
        <translation>दराज़ में जो है उसे गिनें: हर एक कितने।</translation>
    </message>
    <message>
        <source>1 bill, %1</source>
        <translation>1 बिल, %1</translation>
    </message>
    <message>
        <source>Reason for the difference</source>
        <translation>अंतर का कारण</translation>
    </message>
    <message>
        <source>the password of the second person</source>
        <translation>दूसरे व्यक्ति का पासवर्ड</translation>
    </message>
    <message>
        <source>your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>अभी बाकी: %1</translation>
    </message>
    <message>
        <source>No money was taken yet.</source>
        <translation>अभी तक कोई रकम नहीं ली गई।</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of this PC are not sent yet; that does not hold up the close.</source>
        <translation>
            <numerusform>इस कंप्यूटर का %n बदलाव अभी भेजा नहीं गया; इससे दिन बंद करना नहीं रुकता।</numerusform>
            <numerusform>इस कंप्यूटर के %n बदलाव अभी भेजे नहीं गए; इससे दिन बंद करना नहीं रुकता।</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything of this PC is sent.</source>
        <translation>इस कंप्यूटर का सब कुछ भेजा जा चुका है।</translation>
    </message>
    <message>
        <source>No day was closed on this PC yet: there is nothing to print.</source>
        <translation>इस कंप्यूटर पर अब तक कोई दिन बंद नहीं हुआ: छापने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>an amount that stays in the drawer</source>
        <translation>दराज़ में रहने वाली राशि</translation>
    </message>
    <message>
        <source>Count the cash first: how many of each lie in the drawer.</source>
        <translation>पहले नकद गिनें: दराज़ में कौन-सा नोट या सिक्का कितना है।</translation>
    </message>
    <message>
        <source>why the count differs</source>
        <translation>अंतर क्यों है</translation>
    </message>
    <message>
        <source>Say why the count differs</source>
        <translation>अंतर का कारण लिखें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::LineEntry</name>
    <message>
        <source>Add a line: code or name</source>
        <translation>पंक्ति जोड़ें: कोड या नाम</translation>
    </message>
    <message>
        <source>Code or name; x2 for two, @150 for another rate</source>
        <translation>कोड या नाम; दो के लिए x2, दूसरी दर के लिए @150</translation>
    </message>
    <message>
        <source>%1 %2 · Enter</source>
        <translation>%1 %2 · Enter</translation>
    </message>
    <message>
        <source>Not on the list %1 · Enter</source>
        <translation>सूची में नहीं %1 · Enter</translation>
    </message>
    <message>
        <source>Not on the list: add @ and the rate</source>
        <translation>सूची में नहीं: @ और दर लिखें</translation>
    </message>
    <message>
        <source>Code or name</source>
        <translation>कोड या नाम</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::NoteCounter</name>
    <message>
        <source>How many of %1 rupees</source>
        <translation>%1 रुपये के कितने</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::PayPanel</name>
    <message>
        <source>UPI code to scan</source>
        <translation>स्कैन के लिए UPI कोड</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>देना है</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>कैसे दिया</translation>
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
        <source>Split</source>
        <translation>मिला-जुला</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>दिया</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>लौटाएँ</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>देना बाकी</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>संदर्भ नंबर</translation>
    </message>
    <message>
        <source>From phone or slip</source>
        <translation>फ़ोन या रसीद से</translation>
    </message>
    <message>
        <source>By UPI</source>
        <translation>UPI से</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>काग़ज़</translation>
    </message>
    <message>
        <source>80 mm</source>
        <translation>80 मिमी</translation>
    </message>
    <message>
        <source>Numbers are from this PC’s own series and are never used twice, also offline.</source>
        <translation>नंबर इसी कंप्यूटर की शृंखला के हैं और ऑफ़लाइन भी दोबारा नहीं लगते।</translation>
    </message>
    <message>
        <source>rounded %1</source>
        <translation>पूर्णांक %1</translation>
    </message>
    <message>
        <source>In cash</source>
        <translation>नकद में</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>राशि</translation>
    </message>
    <message>
        <source>This is no amount: write rupees, for example 1,250 or 1250.50.</source>
        <translation>यह राशि नहीं: रुपये लिखें, जैसे 1,250 या 1250.50।</translation>
    </message>
    <message>
        <source>More than the bill: at most %1.</source>
        <translation>बिल से ज़्यादा: ज़्यादा से ज़्यादा %1।</translation>
    </message>
    <message>
        <source>%1 is missing. Take it, or keep the rest as due.</source>
        <translation>%1 कम हैं। ले लें, या शेष बाकी रखें।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::board::BoardWindow</name>
    <message>
        <source>OPDesk waiting room</source>
        <translation>OPDesk वेटिंग रूम</translation>
    </message>
    <message>
        <source>Waiting-room board</source>
        <translation>वेटिंग रूम बोर्ड</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::BookingCard</name>
    <message>
        <source>Booking</source>
        <translation>तय समय</translation>
    </message>
    <message>
        <source>Why is it cancelled?</source>
        <translation>क्यों रद्द किया?</translation>
    </message>
    <message>
        <source>Enter cancels the booking, Esc keeps it.</source>
        <translation>Enter से रद्द होगा, Esc से रहेगा।</translation>
    </message>
    <message>
        <source>Of the series</source>
        <translation>शृंखला में से</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>केवल यह</translation>
    </message>
    <message>
        <source>And following</source>
        <translation>यह और आगे के</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>समय बदलें</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>समय रद्द करें</translation>
    </message>
    <message>
        <source>Number %1 of %2 in a series</source>
        <translation>शृंखला में %2 में से %1</translation>
    </message>
    <message>
        <source>%1, %2, %3 min
%4</source>
        <comment>weekday, date and time, length, doctor</comment>
        <translation>%1, %2, %3 मिनट
%4</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::BookingSheet</name>
    <message>
        <source>New booking</source>
        <translation>नई बुकिंग</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Phone, name or number</source>
        <translation>फ़ोन, नाम या नंबर</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>मिले लोग</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>अवधि</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Short. No illness.</source>
        <translation>कम शब्दों में। बीमारी न लिखें।</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>अपने आप</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>कितनी बार</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>एक बार</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>हर सप्ताह</translation>
    </message>
    <message numerus="yes">
        <source>Every %n weeks</source>
        <translation>
            <numerusform>हर %n सप्ताह</numerusform>
            <numerusform>हर %n सप्ताह</numerusform>
        </translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>कितनी बार</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n बार</numerusform>
            <numerusform>%n बार</numerusform>
        </translation>
    </message>
    <message>
        <source>Remind the patient</source>
        <translation>मरीज़ को याद दिलाएँ</translation>
    </message>
    <message>
        <source>Why beside another</source>
        <translation>दूसरे के साथ क्यों</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>बुक करें</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 मिनट</translation>
    </message>
    <message>
        <source>Nobody like this. F3 registers a new patient.</source>
        <translation>ऐसा कोई नहीं। F3 से नया मरीज़ दर्ज करें।</translation>
    </message>
    <message>
        <source>The patient does not want reminders.</source>
        <translation>मरीज़ याद दिलाना नहीं चाहते।</translation>
    </message>
    <message>
        <source>Nobody has asked whether reminders are wanted.</source>
        <translation>किसी ने नहीं पूछा कि याद दिलाना है या नहीं।</translation>
    </message>
    <message>
        <source>Choose a patient first.</source>
        <translation>पहले मरीज़ चुनें।</translation>
    </message>
    <message>
        <source>%1 booked, %2</source>
        <translation>%1 का समय तय, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 booked %n times</source>
        <translation>
            <numerusform>%1 का समय %n बार तय</numerusform>
            <numerusform>%1 का समय %n बार तय</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Not free on %2</source>
        <comment>booked, then days</comment>
        <translation>%1। इन दिनों खाली नहीं: %2</translation>
    </message>
    <message>
        <source>Somebody else has this time now. Esc goes back to the calendar.</source>
        <translation>यह समय अब किसी और का है। Esc से कैलेंडर पर लौटें।</translation>
    </message>
    <message>
        <source>%1, %2
%3</source>
        <comment>weekday, date and time, doctor</comment>
        <translation>%1, %2
%3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Book %1</source>
        <comment>time of day</comment>
        <translation>%1 पर बुक करें</translation>
    </message>
    <message>
        <source>Book %1, %2</source>
        <comment>patient, date and time</comment>
        <translation>%1 को %2 पर बुक करें</translation>
    </message>
    <message>
        <source>Reminded if the patient has agreed.</source>
        <translation>मरीज़ सहमत हो तो याद दिलाया जाएगा।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::CalendarPage</name>
    <message>
        <source>This time is not free. Arrows to another.</source>
        <translation>यह समय खाली नहीं। तीरों से दूसरा चुनें।</translation>
    </message>
    <message>
        <source>This time has passed.</source>
        <translation>यह समय बीत गया।</translation>
    </message>
    <message>
        <source>%1 moved to %2</source>
        <translation>%1 का नया समय %2</translation>
    </message>
    <message>
        <source>Booking cancelled</source>
        <translation>तय समय रद्द हुआ</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>taken back at once</source>
        <translation>तुरंत वापस लिया</translation>
    </message>
    <message>
        <source>Token %1 given</source>
        <translation>टोकन %1 दिया</translation>
    </message>
    <message>
        <source>Marked: did not come</source>
        <translation>दर्ज: नहीं आए</translation>
    </message>
    <message>
        <source>Somebody else has this time now.</source>
        <translation>यह समय अब किसी और का है।</translation>
    </message>
    <message>
        <source>Booking for %1. Arrows to the time, Enter, Ctrl+Enter. Esc ends it.</source>
        <translation>%1 के लिए समय। तीरों से समय चुनें, Enter, Ctrl+Enter। Esc से समाप्त।</translation>
    </message>
    <message>
        <source>Book or open</source>
        <translation>बुक करें या खोलें</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>समय बदलें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Arrived, give token</source>
        <translation>आ गए, टोकन दें</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>आ गए</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>नहीं आए</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>सप्ताह</translation>
    </message>
    <message>
        <source>Doctor 1 to 9</source>
        <translation>डॉक्टर 1 से 9</translation>
    </message>
    <message>
        <source>Next week or day</source>
        <translation>अगला सप्ताह या दिन</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>Week or day before</source>
        <translation>पिछला सप्ताह या दिन</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>दोबारा आने वाले</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>फिर फ़ोन करें</translation>
    </message>
    <message>
        <source>Need a new time</source>
        <translation>नया समय चाहिए</translation>
    </message>
    <message>
        <source>Hours and leave</source>
        <translation>समय और छुट्टी</translation>
    </message>
    <message>
        <source>Open the patient</source>
        <translation>मरीज़ खोलें</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>फ्रंट डेस्क</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>People to call</source>
        <translation>जिन्हें फ़ोन करना है</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>नया समय</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>क्या दिखे</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>बुक करें</translation>
    </message>
    <message>
        <source>Tentative: held until sent</source>
        <translation>अस्थायी: भेजे जाने तक पक्की नहीं</translation>
    </message>
    <message>
        <source>Beside another</source>
        <translation>दूसरे के साथ</translation>
    </message>
    <message numerus="yes">
        <source>%n today</source>
        <translation>
            <numerusform>आज %n</numerusform>
            <numerusform>आज %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No hours on these days. Hours and leave: Alt+H.</source>
        <translation>इन दिनों का समय तय नहीं। समय और छुट्टी: Alt+H।</translation>
    </message>
    <message>
        <source>No hours are set for these days.</source>
        <translation>इन दिनों का समय तय नहीं है।</translation>
    </message>
    <message numerus="yes">
        <source>%n need a new time</source>
        <translation>
            <numerusform>%n को नया समय चाहिए</numerusform>
            <numerusform>%n को नया समय चाहिए</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody has a time.</source>
        <translation>सबका समय तय है।</translation>
    </message>
    <message>
        <source>Nobody is to come again in the next seven days.</source>
        <translation>अगले सात दिनों में किसी को दोबारा नहीं आना।</translation>
    </message>
    <message>
        <source>Nobody is overdue.</source>
        <translation>कोई बाकी नहीं।</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>दोबारा</translation>
    </message>
    <message>
        <source>Arrows to the new time, 1 to 9 another doctor, Enter puts it there, Esc leaves it.</source>
        <translation>तीर से नया समय, 1 से 9 दूसरा डॉक्टर, Enter से रखें, Esc से छोड़ें।</translation>
    </message>
    <message>
        <source>Moves to %1, %2</source>
        <translation>नया समय %1, %2</translation>
    </message>
    <message>
        <source>The booking</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>moved, doctor</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n bookings of the series moved</source>
        <translation>
            <numerusform>%1। शृंखला के %n समय बदले</numerusform>
            <numerusform>%1। शृंखला के %n समय बदले</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Not free on %2: these stay</source>
        <comment>moved, then days</comment>
        <translation>%1। %2 को ख़ाली नहीं: ये वहीं रहेंगे</translation>
    </message>
    <message numerus="yes">
        <source>%n bookings cancelled</source>
        <translation>
            <numerusform>%n समय रद्द</numerusform>
            <numerusform>%n समय रद्द</numerusform>
        </translation>
    </message>
    <message>
        <source>Book beside it</source>
        <translation>इसी समय एक और</translation>
    </message>
    <message>
        <source>Slip not printed. Front desk, Ctrl+P</source>
        <translation>पर्ची नहीं छपी। फ्रंट डेस्क पर Ctrl+P</translation>
    </message>
    <message>
        <source>given by mistake</source>
        <translation>गलती से दिया</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>अभी</translation>
    </message>
    <message>
        <source>Closed today</source>
        <translation>आज बंद</translation>
    </message>
    <message>
        <source>%1 %2 – %3 · %4 min</source>
        <comment>session, from, to, slot length</comment>
        <translation>%1 %2 – %3 · %4 मिनट</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::CalendarView</name>
    <message>
        <source>Closed %1 – %2</source>
        <translation>बंद %1 – %2</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>कैलेंडर</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 खाली</translation>
    </message>
    <message>
        <source>Closed from %1</source>
        <translation>%1 से बंद</translation>
    </message>
    <message>
        <source>Closed until %1</source>
        <translation>%1 तक बंद</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::HoursSheet</name>
    <message>
        <source>Hours and leave</source>
        <translation>समय और छुट्टी</translation>
    </message>
    <message>
        <source>No hours yet.</source>
        <translation>अभी कोई समय नहीं।</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>सप्ताह का दिन</translation>
    </message>
    <message>
        <source>From</source>
        <translation>से</translation>
    </message>
    <message>
        <source>To</source>
        <translation>तक</translation>
    </message>
    <message>
        <source>Minutes per patient</source>
        <translation>प्रति मरीज़ मिनट</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>आख़िरी दिन</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>वही दिन</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>टिप्पणी</translation>
    </message>
    <message>
        <source>Camp, meeting</source>
        <translation>शिविर, बैठक</translation>
    </message>
    <message>
        <source>Why is it removed?</source>
        <translation>क्यों हटाया?</translation>
    </message>
    <message>
        <source>Enter removes it, Esc keeps it.</source>
        <translation>Enter से हटेगा, Esc से रहेगा।</translation>
    </message>
    <message>
        <source>Add these hours</source>
        <translation>यह समय जोड़ें</translation>
    </message>
    <message>
        <source>%1, %2 min each</source>
        <comment>session, slot length</comment>
        <translation>%1, हर एक %2 मिनट</translation>
    </message>
    <message>
        <source>Hours added</source>
        <translation>समय जुड़ा</translation>
    </message>
    <message>
        <source>Time away added</source>
        <translation>छुट्टी जोड़ी गई</translation>
    </message>
    <message numerus="yes">
        <source>Time away added. %n bookings need a new time.</source>
        <translation>
            <numerusform>छुट्टी जोड़ी गई। %n को नया समय चाहिए।</numerusform>
            <numerusform>छुट्टी जोड़ी गई। %n को नया समय चाहिए।</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>हटाया गया</translation>
    </message>
    <message>
        <source>There are other hours at this time of this day.</source>
        <translation>इस दिन इस समय पर दूसरा समय पहले से है।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Write the times like 10:00 am and 1:30 pm.</source>
        <translation>समय ऐसे लिखें: 10:00 am और 1:30 pm।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::MonthView</name>
    <message>
        <source>Month</source>
        <translation>महीना</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::ConsultPage</name>
    <message>
        <source>Sign and print</source>
        <translation>हस्ताक्षर कर छापें</translation>
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
        <translation>वापस, ड्राफ़्ट रहेगा</translation>
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
    <message>
        <source>Sign this prescription?</source>
        <translation>इस पर्ची पर हस्ताक्षर करें?</translation>
    </message>
    <message>
        <source>Change a medicine?</source>
        <translation>दवा बदलें?</translation>
    </message>
    <message>
        <source>A signed prescription stands for ever; a correction is a new one.</source>
        <translation>हस्ताक्षर की हुई पर्ची बदली नहीं जा सकती; सुधार के लिए नई पर्ची बनेगी।</translation>
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
        <source>Signed and printed</source>
        <translation>हस्ताक्षर और प्रिंट हुआ</translation>
    </message>
    <message>
        <source>Signed. The printer did not answer; print again with Ctrl+P.</source>
        <translation>हस्ताक्षर हो गया। प्रिंटर ने जवाब नहीं दिया; Ctrl+P से दोबारा प्रिंट करें।</translation>
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
        <translation>इस मरीज़ पर दो कंप्यूटरों में अंतर है। कार्ड देखें, फिर हस्ताक्षर करें।</translation>
    </message>
    <message>
        <source>another doctor</source>
        <translation>दूसरे डॉक्टर</translation>
    </message>
    <message>
        <source>Take over: the token comes to you and the visit opens. Look only: the record opens and nothing is written.</source>
        <translation>अपने पास लें: टोकन आपके पास आता है और विज़िट खुलती है। केवल देखें: रिकॉर्ड खुलता है और कुछ लिखा नहीं जाता।</translation>
    </message>
    <message>
        <source>The token stays where it is. The patient is yours as well: you can open the visit, or look only.</source>
        <translation>टोकन जहाँ है वहीं रहता है। मरीज़ आपके भी हैं: आप विज़िट खोल सकते हैं, या केवल देख सकते हैं।</translation>
    </message>
    <message>
        <source>The token cannot change hands any more. You can look only; a token with you lets you write.</source>
        <translation>टोकन अब दूसरे हाथ नहीं जा सकता। आप केवल देख सकते हैं; आपके पास टोकन होने पर आप लिख सकते हैं।</translation>
    </message>
    <message>
        <source>You can look only; a token with you lets you write.</source>
        <translation>आप केवल देख सकते हैं; आपके पास टोकन होने पर आप लिख सकते हैं।</translation>
    </message>
    <message>
        <source>%1, token %2, is with %3.</source>
        <translation>%1, टोकन %2, %3 के पास हैं।</translation>
    </message>
    <message>
        <source>%1 is the patient of %2.</source>
        <translation>%1 %2 के मरीज़ हैं।</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>अपने पास लें</translation>
    </message>
    <message>
        <source>Look only</source>
        <translation>केवल देखें</translation>
    </message>
    <message>
        <source>Open the visit</source>
        <translation>विज़िट खोलें</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>अपने पास लिया</translation>
    </message>
    <message>
        <source>Signed %1</source>
        <translation>%1 पर हस्ताक्षर हुआ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s), under the medicine.</source>
        <translation>
            <numerusform>%n चेतावनी, दवा के नीचे।</numerusform>
            <numerusform>%n चेतावनियाँ, दवा के नीचे।</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep, give a reason</source>
        <translation>रखें, कारण दें</translation>
    </message>
    <message>
        <source>The prescription before is not signed: %1</source>
        <translation>पिछली पर्ची पर हस्ताक्षर नहीं हुआ: %1</translation>
    </message>
    <message>
        <source>two versions of the record</source>
        <translation>रिकॉर्ड के दो रूप</translation>
    </message>
    <message>
        <source>a medicine</source>
        <translation>एक दवा</translation>
    </message>
    <message>
        <source>patient&apos;s record</source>
        <translation>मरीज़ का रिकॉर्ड</translation>
    </message>
    <message>
        <source>doctor&apos;s record</source>
        <translation>डॉक्टर का रिकॉर्ड</translation>
    </message>
    <message>
        <source>name of a medicine</source>
        <translation>दवा का नाम</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>कुल मात्रा</translation>
    </message>
    <message numerus="yes">
        <source>%n to finish:</source>
        <translation>
            <numerusform>%n बाकी:</numerusform>
            <numerusform>%n बाकी:</numerusform>
        </translation>
    </message>
    <message>
        <source>Dose not understood, not checked: %1.</source>
        <translation>खुराक समझ में नहीं आई, जाँची नहीं गई: %1।</translation>
    </message>
    <message>
        <source>dose</source>
        <translation>खुराक</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) to answer</source>
        <translation>
            <numerusform>%n चेतावनी का जवाब देना है</numerusform>
            <numerusform>%n चेतावनियों का जवाब देना है</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n सावधानी</numerusform>
            <numerusform>%n सावधानियाँ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No warning found for %n medicine(s), as far as the data goes.</source>
        <translation>
            <numerusform>%n दवा में, उपलब्ध डेटा के अनुसार, कोई चेतावनी नहीं मिली।</numerusform>
            <numerusform>%n दवाओं में, उपलब्ध डेटा के अनुसार, कोई चेतावनी नहीं मिली।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::FactsPanel</name>
    <message>
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>नहीं लिए गए</translation>
    </message>
    <message>
        <source>BP</source>
        <translation>बीपी</translation>
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
    <message>
        <source>not measured</source>
        <translation>नहीं नापा</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>बहुत ज़्यादा</translation>
    </message>
    <message>
        <source>Very low</source>
        <translation>बहुत कम</translation>
    </message>
    <message>
        <source>No note or prescription.</source>
        <translation>कोई नोट या पर्ची नहीं।</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>BP, 200/124 mmHg</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::KeepReason</name>
    <message>
        <source>Benefit outweighs the risk</source>
        <translation>फ़ायदा जोखिम से ज़्यादा है</translation>
    </message>
    <message>
        <source>Taken before without harm</source>
        <translation>पहले ली, कोई नुकसान नहीं</translation>
    </message>
    <message>
        <source>Dose adjusted and watched</source>
        <translation>खुराक बदली, नज़र रखी जाएगी</translation>
    </message>
    <message>
        <source>No other medicine will do</source>
        <translation>दूसरी दवा से काम नहीं चलेगा</translation>
    </message>
    <message>
        <source>The patient knows and agrees</source>
        <translation>मरीज़ को पता है, सहमत हैं</translation>
    </message>
    <message>
        <source>Why it is kept</source>
        <translation>क्यों रखी जा रही है</translation>
    </message>
    <message>
        <source>1 to 5, or your own words; Enter keeps. It is stored with the prescription.</source>
        <translation>1 से 5, या अपने शब्द; Enter से रखी जाती है। पर्ची के साथ दर्ज रहता है।</translation>
    </message>
    <message>
        <source>Say why it is kept</source>
        <translation>लिखें, क्यों रखी जा रही है</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::PaperPreview</name>
    <message>
        <source>Preview of the paper</source>
        <translation>कागज़ की झलक</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>पर्ची</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>अगला पन्ना</translation>
    </message>
    <message>
        <source>Language for the patient</source>
        <translation>मरीज़ की भाषा</translation>
    </message>
    <message>
        <source>A draft is not printed: sign it first.</source>
        <translation>ड्राफ़्ट नहीं छपता: पहले हस्ताक्षर करें।</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>प्रिंट करें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>A5 · page %1 of %2</source>
        <translation>A5 · पन्ना %1 / %2</translation>
    </message>
    <message>
        <source>%1: “%2” was not understood and prints as typed.</source>
        <comment>medicine, words</comment>
        <translation>%1: “%2” समझ में नहीं आया और जैसा लिखा है वैसा ही छपेगा।</translation>
    </message>
    <message>
        <source>%1: no dose is printed.</source>
        <translation>%1: कोई खुराक नहीं छपेगी।</translation>
    </message>
    <message>
        <source>%1: prints in English, a phrase is missing in this language.</source>
        <translation>%1: अंग्रेज़ी में छपेगा, इस भाषा में एक वाक्यांश नहीं है।</translation>
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
    <message>
        <source>dose open</source>
        <translation>खुराक बाकी</translation>
    </message>
    <message>
        <source>Qty open</source>
        <translation>मात्रा बाकी</translation>
    </message>
    <message>
        <source>Not understood, kept as typed: %1</source>
        <translation>समझ नहीं आया, जैसा लिखा वैसा रखा: %1</translation>
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
    <message>
        <source>several with ; unsure: ?</source>
        <translation>कई हों तो ; पक्का न हो तो ?</translation>
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
    <message numerus="yes">
        <source>Call today: %n</source>
        <translation>
            <numerusform>आज फ़ोन करें: %n</numerusform>
            <numerusform>आज फ़ोन करें: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is overdue.</source>
        <translation>कोई बाकी नहीं।</translation>
    </message>
    <message>
        <source>Overdue, first: %1, due %2. The calendar lists them.</source>
        <translation>तारीख़ निकली, पहले: %1, %2 को आना था। सूची कैलेंडर में है।</translation>
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
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Token slip</source>
        <translation>टोकन स्लिप</translation>
    </message>
    <message>
        <source>Skip the token</source>
        <translation>टोकन छोड़ें</translation>
    </message>
    <message>
        <source>Back in the queue</source>
        <translation>कतार में वापस</translation>
    </message>
    <message>
        <source>In the room</source>
        <translation>कमरे में</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>To another doctor</source>
        <translation>दूसरे डॉक्टर को</translation>
    </message>
    <message>
        <source>Priority of the token</source>
        <translation>टोकन की प्राथमिकता</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>नहीं आए</translation>
    </message>
    <message>
        <source>Cancel the token</source>
        <translation>टोकन रद्द करें</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>कतार में आगे</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>कतार में पीछे</translation>
    </message>
    <message>
        <source>Waiting-room board</source>
        <translation>वेटिंग रूम बोर्ड</translation>
    </message>
    <message>
        <source>Slip not printed. Ctrl+P</source>
        <translation>स्लिप नहीं छपी। Ctrl+P</translation>
    </message>
    <message>
        <source>Slip of %1 printed</source>
        <translation>%1 की स्लिप छपी</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>अपॉइंटमेंट</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>बुलाएँ</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>यहाँ क्या किया जा सकता है</translation>
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
        <source>Last 4 of phone, name in any script, UHID</source>
        <translation>फ़ोन के आखिरी 4, किसी भी लिपि में नाम, UHID</translation>
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
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Phone or name</source>
        <translation>फ़ोन या नाम</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>%1 or more · %2 ms</source>
        <translation>%1 या अधिक · %2 ms</translation>
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
        <source>Checked against %1 patients on this PC.</source>
        <translation>इस कंप्यूटर के %1 मरीज़ों से मिलाया।</translation>
    </message>
    <message>
        <source>A shared phone is a family, not a copy. Nothing is joined by itself. Alt+D comes here, Esc goes back.</source>
        <translation>एक फ़ोन यानी परिवार, नकल नहीं। अपने आप कुछ नहीं जुड़ता। Alt+D से यहाँ, Esc से वापस।</translation>
    </message>
    <message>
        <source>in queue now, %1</source>
        <translation>अभी कतार में, %1</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>आज, %1</translation>
    </message>
    <message>
        <source>Use this patient</source>
        <translation>यही मरीज़ है</translation>
    </message>
    <message>
        <source>Use %1</source>
        <comment>a patient</comment>
        <translation>यही है: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n मिला</numerusform>
            <numerusform>%n मिले</numerusform>
        </translation>
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
        <source>Back, draft kept</source>
        <translation>वापस, ड्राफ़्ट रहेगा</translation>
    </message>
    <message>
        <source>Very alike somebody here. Alt+U uses that person; save again for a new one.</source>
        <translation>यहाँ कोई बहुत मिलता-जुलता है। वही हों तो Alt+U; नया मरीज़ हो तो दोबारा सेव करें।</translation>
    </message>
    <message>
        <source>Bring back the form put aside</source>
        <translation>अलग रखा फ़ॉर्म वापस लाएँ</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) put aside</source>
        <translation>
            <numerusform>%n फ़ॉर्म अलग रखा है</numerusform>
            <numerusform>%n फ़ॉर्म अलग रखे हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this patient</source>
        <translation>यही मरीज़ है</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>साथ में देखें</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to finish:</source>
        <translation>
            <numerusform>%n खाना पूरा करना है:</numerusform>
            <numerusform>%n खाने पूरे करने हैं:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::QueueAsk</name>
    <message>
        <source>Choice</source>
        <translation>चुनाव</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Why, in a few words</source>
        <translation>क्यों, कुछ शब्दों में</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>करें</translation>
    </message>
    <message>
        <source>Enter does it, Esc leaves it as it is</source>
        <translation>Enter से होगा, Esc से जैसा है वैसा रहेगा</translation>
    </message>
    <message>
        <source>A reason is needed: it stays with the token</source>
        <translation>कारण चाहिए: वह टोकन के साथ रहता है</translation>
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
    <message>
        <source>Locality</source>
        <translation>इलाका</translation>
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
        <source>Called %1</source>
        <translation>%1 को बुलाया</translation>
    </message>
    <message>
        <source>%1 marked skipped</source>
        <translation>%1 छोड़ा गया</translation>
    </message>
    <message>
        <source>Why? The reason stays with the token.</source>
        <translation>क्यों? कारण टोकन के साथ रहता है।</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>आगे बढ़ें</translation>
    </message>
    <message>
        <source>Back in the queue</source>
        <translation>कतार में वापस</translation>
    </message>
    <message numerus="yes">
        <source>Skip %1? Called %n minute(s) ago and not come in.</source>
        <translation>
            <numerusform>%1 को छोड़ें? %n मिनट पहले बुलाया था, अंदर नहीं आए।</numerusform>
            <numerusform>%1 को छोड़ें? %n मिनट पहले बुलाया था, अंदर नहीं आए।</numerusform>
        </translation>
    </message>
    <message>
        <source>Skip, call the next</source>
        <translation>छोड़ें, अगले को बुलाएँ</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>कोई इंतज़ार में नहीं</translation>
    </message>
    <message>
        <source>%1 is in the room</source>
        <translation>%1 कमरे में हैं</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 पूरा हुआ</translation>
    </message>
    <message>
        <source>%1 did not come</source>
        <translation>%1 नहीं आए</translation>
    </message>
    <message>
        <source>Cancel %1? Why?</source>
        <translation>%1 रद्द करें? क्यों?</translation>
    </message>
    <message>
        <source>Cancel the token</source>
        <translation>टोकन रद्द करें</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 रद्द हुआ</translation>
    </message>
    <message>
        <source>There is no other doctor</source>
        <translation>कोई दूसरा डॉक्टर नहीं है</translation>
    </message>
    <message>
        <source>%1 to which doctor?</source>
        <translation>%1 किस डॉक्टर को?</translation>
    </message>
    <message>
        <source>Give over</source>
        <translation>सौंपें</translation>
    </message>
    <message>
        <source>%1 goes to the other doctor</source>
        <translation>%1 दूसरे डॉक्टर के पास जाता है</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>वापस लिया</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>60 or older</source>
        <translation>60 या अधिक आयु</translation>
    </message>
    <message>
        <source>pregnant</source>
        <translation>गर्भवती</translation>
    </message>
    <message>
        <source>Priority of %1, and why?</source>
        <translation>%1 की प्राथमिकता, और क्यों?</translation>
    </message>
    <message>
        <source>Set priority</source>
        <translation>प्राथमिकता दें</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 moved up</source>
        <translation>%1 आगे हुआ</translation>
    </message>
    <message>
        <source>%1 moved down</source>
        <translation>%1 पीछे हुआ</translation>
    </message>
    <message>
        <source>Token %1 given</source>
        <translation>टोकन %1 दिया</translation>
    </message>
    <message>
        <source>given by mistake</source>
        <translation>गलती से दिया</translation>
    </message>
    <message>
        <source>average %1 min</source>
        <translation>औसत %1 मिनट</translation>
    </message>
    <message>
        <source>Those waiting: %1 min on average</source>
        <translation>इंतज़ार में: औसतन %1 मिनट</translation>
    </message>
    <message>
        <source>Only who waits has a place to change</source>
        <translation>जगह उसी की बदलती है जो इंतज़ार में है</translation>
    </message>
    <message>
        <source>%1 is the first of its line</source>
        <translation>%1 अपनी कतार में पहला है</translation>
    </message>
    <message>
        <source>%1 is the last of its line</source>
        <translation>%1 अपनी कतार में आख़िरी है</translation>
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
        <translation>नई</translation>
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
    <message>
        <source>Priority</source>
        <translation>प्राथमिकता</translation>
    </message>
    <message>
        <source>Why a priority</source>
        <translation>प्राथमिकता क्यों</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>क्यों?</translation>
    </message>
    <message>
        <source>60 or older</source>
        <translation>60 या अधिक आयु</translation>
    </message>
    <message>
        <source>pregnant</source>
        <translation>गर्भवती</translation>
    </message>
    <message>
        <source>Has token %1 already: %2</source>
        <translation>टोकन %1 पहले से है: %2</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::devices::DevicesPage</name>
    <message>
        <source>%1 goes on</source>
        <translation>%1 आगे चल रहा है</translation>
    </message>
    <message>
        <source>%1 leaves; what it sends is set aside</source>
        <translation>%1 जा रहा है; जो भेजे, अलग रखा जाता है</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>%1 रोक दिया गया</translation>
    </message>
    <message>
        <source>Refused. What it said is in %1: patient data, for the admin only.</source>
        <translation>मना किया। इसमें जो था, वह %1 में है: मरीज़ की जानकारी, सिर्फ़ एडमिन के लिए।</translation>
    </message>
    <message numerus="yes">
        <source>%n taken in</source>
        <translation>
            <numerusform>%n लिया गया</numerusform>
            <numerusform>%n लिए गए</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 taken in, %2 cannot stand yet and wait on</source>
        <translation>%1 लिए गए, %2 अभी नहीं टिक सकते और रुके हैं</translation>
    </message>
    <message>
        <source>Not right. Type it again.</source>
        <translation>सही नहीं है। दोबारा लिखें।</translation>
    </message>
    <message>
        <source>The server is away. Nothing was changed; what you typed stays here.</source>
        <translation>सर्वर नहीं मिल रहा। कुछ नहीं बदला; आपका लिखा यहीं है।</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>करें</translation>
    </message>
    <message>
        <source>Next list</source>
        <translation>अगली सूची</translation>
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
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>PCs of the clinic</source>
        <translation>क्लिनिक के कंप्यूटर</translation>
    </message>
    <message>
        <source>Which list</source>
        <translation>कौन सी सूची</translation>
    </message>
    <message>
        <source>PCs</source>
        <translation>कंप्यूटर</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>अलग रखे</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>क्या करना है</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>It stands in the audit log.</source>
        <translation>यह ऑडिट लॉग में लिखा जाता है।</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message>
        <source>Nothing is set aside.</source>
        <translation>कुछ अलग नहीं रखा है।</translation>
    </message>
    <message>
        <source>The PCs are being asked for.</source>
        <translation>कंप्यूटरों की सूची मँगाई जा रही है।</translation>
    </message>
    <message>
        <source>The server is away. This is what this PC knew; nothing can be changed now.</source>
        <translation>सर्वर नहीं मिल रहा। यह वही है जो इस कंप्यूटर को पता था; अभी कुछ बदला नहीं जा सकता।</translation>
    </message>
    <message>
        <source>There is nothing left to do here. To work again, the PC is enrolled anew.</source>
        <translation>यहाँ करने को कुछ नहीं बचा। फिर काम करने के लिए कंप्यूटर नए सिरे से जोड़ा जाता है।</translation>
    </message>
    <message>
        <source>Nothing is set aside. What a PC that leaves still sends stands here.</source>
        <translation>कुछ अलग नहीं रखा है। जाता हुआ कंप्यूटर जो भेजता है, वह यहाँ आता है।</translation>
    </message>
    <message>
        <source>Let it leave</source>
        <translation>जाने दें</translation>
    </message>
    <message>
        <source>Stop it for good</source>
        <translation>हमेशा के लिए रोकें</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>चलने दें</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>ले लें</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>मना करें</translation>
    </message>
    <message>
        <source>What it would change</source>
        <translation>इससे क्या बदलेगा</translation>
    </message>
    <message>
        <source>This is the PC you sit at. Only another PC can stop it.</source>
        <translation>आप इसी कंप्यूटर पर बैठे हैं। इसे सिर्फ़ दूसरे कंप्यूटर से रोका जा सकता है।</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill:</source>
        <translation>
            <numerusform>%n जगह भरनी है:</numerusform>
            <numerusform>%n जगहें भरनी हैं:</numerusform>
        </translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>ज़रूरी नहीं</translation>
    </message>
    <message>
        <source>Take in all from that PC</source>
        <translation>उस कंप्यूटर का सब ले लें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::AllergyPanel</name>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>No allergy is noted.</source>
        <translation>कोई एलर्जी दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>Allergies are kept by the nurse and the doctor.</source>
        <translation>एलर्जी नर्स और डॉक्टर दर्ज करते हैं।</translation>
    </message>
    <message>
        <source>Why is it taken off?</source>
        <translation>इसे क्यों हटाया जा रहा है?</translation>
    </message>
    <message>
        <source>Enter takes it off, an empty line keeps it</source>
        <translation>Enter से हटेगी, खाली रहने पर बनी रहेगी</translation>
    </message>
    <message>
        <source>Allergic to</source>
        <translation>किससे एलर्जी</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>क्या हुआ</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>कितनी गंभीर</translation>
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
        <source>Enter adds it; Del in the list takes one off</source>
        <translation>Enter से जुड़ेगी; सूची में Del से हटेगी</translation>
    </message>
    <message>
        <source>Allergy noted</source>
        <translation>एलर्जी दर्ज हुई</translation>
    </message>
    <message>
        <source>Allergy taken off</source>
        <translation>एलर्जी हटाई गई</translation>
    </message>
</context>
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
        <translation>दस्तावेज़ सेव करें</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>सेव हो गया।</translation>
    </message>
    <message>
        <source>Choose a picture of the face</source>
        <translation>चेहरे की तस्वीर चुनें</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>तस्वीरें (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>This file is no picture. A JPEG or PNG is taken.</source>
        <translation>यह फ़ाइल तस्वीर नहीं है। JPEG या PNG चलेगी।</translation>
    </message>
    <message>
        <source>Photo kept. It is sent when nothing else is waiting.</source>
        <translation>फ़ोटो रख ली गई। बाकी काम के बाद भेजी जाएगी।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::EditPatientPage</name>
    <message>
        <source>Save</source>
        <translation>सेव करें</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation>वापस, ड्राफ़्ट रहेगा</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Nobody is open.</source>
        <translation>कोई मरीज़ नहीं खुला है।</translation>
    </message>
    <message>
        <source>finds a patient</source>
        <translation>मरीज़ खोजता है</translation>
    </message>
    <message numerus="yes">
        <source>%n typed value(s) differ from the record. Ctrl+Enter takes them over, Alt+R leaves it as it is.</source>
        <translation>
            <numerusform>लिखी हुई %n बात रिकॉर्ड से अलग है। Ctrl+Enter से ली जाएगी, Alt+R से जैसा है वैसा रहेगा।</numerusform>
            <numerusform>लिखी हुई %n बातें रिकॉर्ड से अलग हैं। Ctrl+Enter से ली जाएँगी, Alt+R से जैसा है वैसा रहेगा।</numerusform>
        </translation>
    </message>
    <message>
        <source>Your unsaved words are back. Alt+R shows the details as stored.</source>
        <translation>आपके बिना सेव किए शब्द वापस हैं। Alt+R से दर्ज विवरण दिखेगा।</translation>
    </message>
    <message>
        <source>Details saved</source>
        <translation>विवरण सेव हुआ</translation>
    </message>
    <message>
        <source>A number once given can be replaced, not taken out</source>
        <translation>एक बार दिया गया नंबर बदला जा सकता है, हटाया नहीं जा सकता</translation>
    </message>
    <message>
        <source>An allergy is typed and not added. Enter in its field adds it; emptied it is left.</source>
        <translation>एलर्जी लिखी है पर जोड़ी नहीं। उसके खाने में Enter से जुड़ेगी; खाली करने पर छूट जाएगी।</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>सब बदलाव वापस लें</translation>
    </message>
    <message>
        <source>Allergies: %1</source>
        <translation>एलर्जी: %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::GlassRow</name>
    <message>
        <source>Why do you need it?</source>
        <translation>आपको क्यों चाहिए?</translation>
    </message>
    <message>
        <source>Open for 30 minutes by your reason, which is in the audit log.</source>
        <translation>आपके कारण से 30 मिनट के लिए खुला है; कारण ऑडिट लॉग में है।</translation>
    </message>
    <message>
        <source>Another doctor&apos;s patient: what is clinical stays closed. With a reason it opens for 30 minutes; the reason is in the audit log.</source>
        <translation>दूसरे डॉक्टर के मरीज़: इलाज की जानकारी बंद रहती है। कारण देने पर 30 मिनट के लिए खुलती है; कारण ऑडिट लॉग में रहता है।</translation>
    </message>
    <message>
        <source>Such as: emergency, the doctor is away. Enter opens, Esc leaves it closed.</source>
        <translation>जैसे: आपात स्थिति, डॉक्टर बाहर हैं। Enter से खुलता है, Esc से बंद रहता है।</translation>
    </message>
    <message>
        <source>A reason is needed: it stays in the audit log</source>
        <translation>कारण ज़रूरी है: वह ऑडिट लॉग में रहता है</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::ImportPage</name>
    <message>
        <source>Check only</source>
        <translation>केवल जाँचें</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>आयात करें</translation>
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
        <translation>फ्रंट डेस्क</translation>
    </message>
    <message>
        <source>Take in a list of patients</source>
        <translation>मरीज़ों की सूची आयात करें</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>Rows to look at</source>
        <translation>ध्यान देने वाली पंक्तियाँ</translation>
    </message>
    <message>
        <source>Rows that cannot be taken in and possible copies are listed here.</source>
        <translation>जो पंक्तियाँ आयात नहीं हो सकतीं और जो दोहराव हो सकते हैं, वे यहाँ दिखेंगे।</translation>
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
    <message>
        <source>patients.csv with headings such as name, age, sex, phone</source>
        <translation>patients.csv, शीर्षक जैसे name, age, sex, phone</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>काम चल रहा है</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>पहले फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>Check it first, then it can be taken in.</source>
        <translation>पहले जाँचें, फिर आयात हो सकेगा।</translation>
    </message>
    <message>
        <source>A spreadsheet saved as CSV, with a heading row. No two records are joined by themselves.</source>
        <translation>CSV में सेव की गई तालिका, पहली पंक्ति में शीर्षक। कोई मरीज़ अपने-आप किसी से नहीं मिलाया जाता।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::JoinRow</name>
    <message>
        <source>Other records that could be the same person</source>
        <translation>दूसरे रिकॉर्ड जो इसी व्यक्ति के हो सकते हैं</translation>
    </message>
    <message>
        <source>No other record looks like this person.</source>
        <translation>इस व्यक्ति जैसा कोई दूसरा रिकॉर्ड नहीं है।</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>आपको कैसे पता?</translation>
    </message>
    <message>
        <source>Such as: both cards shown. Enter does it, Esc leaves it.</source>
        <translation>जैसे: दोनों कार्ड दिखाए। Enter से होगा, Esc से छोड़ें।</translation>
    </message>
    <message>
        <source>Which record is the same person? It will read as this one; nothing in it is lost.</source>
        <translation>कौन-सा रिकॉर्ड इसी व्यक्ति का है? वह इसी नाम से दिखेगा; उसमें से कुछ नहीं खोता।</translation>
    </message>
    <message>
        <source>Part record %1 from this person again?</source>
        <translation>रिकॉर्ड %1 को इस व्यक्ति से फिर अलग करें?</translation>
    </message>
    <message>
        <source>taken back at once</source>
        <translation>तुरंत वापस लिया</translation>
    </message>
    <message>
        <source>The records stand by themselves again</source>
        <translation>रिकॉर्ड फिर अलग-अलग हैं</translation>
    </message>
    <message>
        <source>A reason is needed: it stays with both records</source>
        <translation>कारण चाहिए: वह दोनों रिकॉर्ड के साथ रहता है</translation>
    </message>
    <message>
        <source>Joined. The other record reads as this one.</source>
        <translation>जोड़ा गया। दूसरा रिकॉर्ड इसी नाम से दिखता है।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::MoreRow</name>
    <message>
        <source>More</source>
        <translation>और जानकारी</translation>
    </message>
    <message>
        <source>shown below</source>
        <translation>नीचे खुला है</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>बंद</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::OpenedDay</name>
    <message>
        <source>The marked day</source>
        <translation>चुना हुआ दिन</translation>
    </message>
    <message>
        <source>token given %1</source>
        <translation>टोकन दिया %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::PatientFacts</name>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाका</translation>
    </message>
    <message>
        <source>Family on this phone</source>
        <translation>इस फ़ोन पर परिवार</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
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
        <source>Medicines now</source>
        <translation>अभी की दवाएँ</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>बकाया</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>नहीं पूछा</translation>
    </message>
    <message>
        <source>yes, %1</source>
        <translation>हाँ, %1</translation>
    </message>
    <message>
        <source>no, %1</source>
        <translation>नहीं, %1</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>सहमतियाँ</translation>
    </message>
    <message>
        <source>Joined with</source>
        <translation>किससे जुड़ा</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1, %2 को</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>सिंक</translation>
    </message>
    <message>
        <source>Shown in full while the cursor is in it</source>
        <translation>कर्सर इसमें हो तो पूरा दिखता है</translation>
    </message>
    <message>
        <source>None from this clinic</source>
        <translation>इस क्लिनिक से कोई नहीं</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>भेजना बाकी है</translation>
    </message>
    <message>
        <source>None listed. Diagnosis of %1: %2</source>
        <translation>सूची में कुछ नहीं। %1 का निदान: %2</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::PatientForm</name>
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
    <message>
        <source>Which id is it?</source>
        <translation>यह कौन-सा पहचान पत्र है?</translation>
    </message>
    <message>
        <source>Needed under 18</source>
        <translation>18 से कम आयु में ज़रूरी</translation>
    </message>
    <message>
        <source>A whole Aadhaar number is never kept. Only its last four below.</source>
        <translation>पूरा आधार नंबर कभी नहीं रखा जाता। नीचे केवल आखिरी चार अंक।</translation>
    </message>
    <message>
        <source>The check figure does not fit. Look at the card again.</source>
        <translation>जाँच अंक मेल नहीं खाता। कार्ड फिर देखें।</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>पूरा नाम</translation>
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
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
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
        <source>Guardian</source>
        <translation>अभिभावक</translation>
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
        <source>ID shown</source>
        <translation>दिखाया पहचान पत्र</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
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
        <translation>मतदाता कार्ड</translation>
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
        <source>Last 4 of the ID</source>
        <translation>पहचान पत्र के आखिरी 4</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>देखा</translation>
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
        <source>Tells namesakes apart</source>
        <translation>एक नाम वालों की पहचान</translation>
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
        <source>Relation</source>
        <translation>रिश्ता</translation>
    </message>
    <message>
        <source>Name in own script</source>
        <translation>अपनी लिपि में नाम</translation>
    </message>
    <message>
        <source>Last 4 only</source>
        <translation>केवल आखिरी 4</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Remark for the desk</source>
        <translation>काउंटर के लिए टिप्पणी</translation>
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
        <source>10 digits, the first is 6 to 9</source>
        <translation>10 अंक, पहला 6 से 9</translation>
    </message>
    <message>
        <source>10 digits, or tick: no phone</source>
        <translation>10 अंक, या &quot;फ़ोन नहीं&quot; चुनें</translation>
    </message>
    <message>
        <source>F</source>
        <comment>sex, on its button</comment>
        <translation>महिला</translation>
    </message>
    <message>
        <source>M</source>
        <comment>sex, on its button</comment>
        <translation>पुरुष</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>फ़ोन नहीं</translation>
    </message>
    <message>
        <source>or</source>
        <translation>या</translation>
    </message>
    <message>
        <source>Guardian, ABHA number, ID seen (last 4 only), address</source>
        <translation>अभिभावक, ABHA नंबर, देखा गया पहचान पत्र (केवल आखिरी 4), पता</translation>
    </message>
    <message>
        <source>Said yes on %1</source>
        <translation>%1 को हाँ कहा</translation>
    </message>
    <message>
        <source>Taken back on %1</source>
        <translation>%1 को वापस ली</translation>
    </message>
    <message>
        <source>To be asked at the vitals</source>
        <translation>वाइटल के समय पूछना है</translation>
    </message>
    <message>
        <source>Never ticked for you</source>
        <translation>अपने आप कभी नहीं</translation>
    </message>
    <message>
        <source>Ask first. Needed to treat</source>
        <translation>पहले पूछें। इलाज के लिए ज़रूरी</translation>
    </message>
    <message>
        <source>Off until the patient says yes</source>
        <translation>मरीज़ के हाँ कहने तक बंद</translation>
    </message>
    <message>
        <source>Said yes today, needed to treat</source>
        <translation>आज हाँ कहा, इलाज के लिए ज़रूरी</translation>
    </message>
    <message>
        <source>Said yes today, can stop any time</source>
        <translation>आज हाँ कहा, कभी भी रोक सकते हैं</translation>
    </message>
    <message>
        <source>Taken back today</source>
        <translation>आज वापस ली</translation>
    </message>
    <message>
        <source>dd-mm-yyyy</source>
        <translation>दिन-माह-वर्ष</translation>
    </message>
    <message>
        <source>34, 8m, 12d</source>
        <translation>8m = माह, 12d = दिन</translation>
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
        <translation>फ्रंट डेस्क</translation>
    </message>
    <message>
        <source>Settle conflicts</source>
        <translation>टकराव निपटाएँ</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>एक नज़र में</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>अब तक का इलाज</translation>
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
        <translation>इस रिकॉर्ड के दो रूप हैं, इन्हें निपटाना बाकी है। जब तक कोई देख न ले (Alt+C), नई पर्ची नहीं बनेगी।</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>विवरण बदलें</translation>
    </message>
    <message>
        <source>Find in the record</source>
        <translation>रिकॉर्ड में खोजें</translation>
    </message>
    <message>
        <source>Book a follow-up</source>
        <translation>दोबारा दिखाने का समय लें</translation>
    </message>
    <message>
        <source>Join with another record</source>
        <translation>दूसरे रिकॉर्ड से जोड़ें</translation>
    </message>
    <message>
        <source>Part a joined record</source>
        <translation>जुड़ा रिकॉर्ड अलग करें</translation>
    </message>
    <message>
        <source>A word of the record; Esc shows all</source>
        <translation>रिकॉर्ड का कोई शब्द; Esc से सब दिखेगा</translation>
    </message>
    <message>
        <source>Start visit</source>
        <translation>विज़िट शुरू करें</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>Give token</source>
        <translation>टोकन दें</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>फ़ोटो लें</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>क्या दिखे</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सब</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>पर्चियाँ</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>काग़ज़</translation>
    </message>
    <message>
        <source>Open with a reason</source>
        <translation>कारण देकर खोलें</translation>
    </message>
    <message>
        <source>Open the visit</source>
        <translation>विज़िट खोलें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::settings::ClinicPanel</name>
    <message>
        <source>The clinic</source>
        <translation>क्लिनिक</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Chime</source>
        <translation>घंटी</translation>
    </message>
    <message>
        <source>Chime and spoken token</source>
        <translation>घंटी और बोला गया टोकन</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>These hold for every desk. A change is saved with your password.</source>
        <translation>ये हर काउंटर पर लागू हैं। बदलाव आपके पासवर्ड से सेव होता है।</translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved yet.</source>
        <translation>
            <numerusform>%n बदलाव अभी सेव नहीं हुआ।</numerusform>
            <numerusform>%n बदलाव अभी सेव नहीं हुए।</numerusform>
        </translation>
    </message>
    <message>
        <source>Your password saves what you changed.</source>
        <translation>आपका पासवर्ड बदलाव को सेव करता है।</translation>
    </message>
    <message>
        <source>The clinic&apos;s settings are saved</source>
        <translation>क्लिनिक की सेटिंग सेव हो गईं</translation>
    </message>
    <message>
        <source>The clinic&apos;s settings are changed over the network, which is away now. What you typed stays here.</source>
        <translation>क्लिनिक की सेटिंग नेटवर्क से बदलती हैं, जो अभी नहीं है। आपका लिखा यहीं रहता है।</translation>
    </message>
    <message>
        <source>Nothing was saved: one of the settings cannot be as it is.</source>
        <translation>कुछ सेव नहीं हुआ: एक सेटिंग ऐसी नहीं हो सकती।</translation>
    </message>
    <message>
        <source>A GSTIN has 15 characters, as on the certificate.</source>
        <translation>GSTIN में 15 अक्षर होते हैं, जैसे प्रमाणपत्र पर।</translation>
    </message>
    <message>
        <source>A UPI address looks like name@bank.</source>
        <translation>UPI पता name@bank जैसा होता है।</translation>
    </message>
    <message>
        <source>A whole number, %1 to %2.</source>
        <translation>पूरी संख्या, %1 से %2।</translation>
    </message>
    <message>
        <source>An amount up to %1.</source>
        <translation>%1 तक की रकम।</translation>
    </message>
    <message>
        <source>This cannot be kept. Write it in plain words.</source>
        <translation>यह नहीं रखा जा सकता। सादे शब्दों में लिखें।</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>The last character does not fit the others: one of them is mistyped.</source>
        <translation>आखिरी अक्षर बाकी से मेल नहीं खाता: कोई अक्षर गलत लिखा है।</translation>
    </message>
    <message>
        <source>Too long: at most %1 letters, of Hindi %2.</source>
        <translation>बहुत लंबा: ज़्यादा से ज़्यादा %1 अक्षर, हिन्दी के %2।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::settings::PricePanel</name>
    <message>
        <source>Price list</source>
        <translation>दाम सूची</translation>
    </message>
    <message>
        <source>No price yet. Type the first one on the form.</source>
        <translation>अभी कोई दाम नहीं। पहला फ़ॉर्म में लिखें।</translation>
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
        <source>as the bill is to say</source>
        <translation>जैसा बिल पर हो</translation>
    </message>
    <message>
        <source>Price in ₹</source>
        <translation>दाम ₹ में</translation>
    </message>
    <message>
        <source>From</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>SAC or HSN</source>
        <translation>SAC या HSN</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>By the code</source>
        <translation>कोड के अनुसार</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>कर-मुक्त</translation>
    </message>
    <message>
        <source>Charged for the visit</source>
        <translation>किस विज़िट का शुल्क</translation>
    </message>
    <message>
        <source>No visit, added by hand</source>
        <translation>कोई नहीं, हाथ से जोड़ा जाता है</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>A day like 01-12-2026. Empty: from today.</source>
        <translation>01-12-2026 जैसा दिन। खाली: आज से।</translation>
    </message>
    <message>
        <source>9993 is health care, exempt from tax.</source>
        <translation>9993 इलाज है, कर-मुक्त।</translation>
    </message>
    <message>
        <source>Every doctor</source>
        <translation>हर डॉक्टर</translation>
    </message>
    <message>
        <source>not billed from %1</source>
        <translation>%1 से बिल में नहीं</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>price, day</comment>
        <translation>%1, %2 से</translation>
    </message>
    <message>
        <source>SAC %1</source>
        <translation>SAC %1</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>कर-मुक्त</translation>
    </message>
    <message>
        <source>Enter changes a price. Bills that are out keep theirs.</source>
        <translation>Enter से दाम बदलें। दिए जा चुके बिल वैसे ही रहते हैं।</translation>
    </message>
    <message>
        <source>Enter changes a price. Bills that are out keep theirs. Without a GSTIN no tax is charged.</source>
        <translation>Enter से दाम बदलें। दिए जा चुके बिल वैसे ही रहते हैं। GSTIN के बिना टैक्स नहीं लगता।</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <translation>%1: %2, %3 से</translation>
    </message>
    <message>
        <source>%1: %2 from today</source>
        <translation>%1: %2, आज से</translation>
    </message>
    <message>
        <source>%1 is not billed any more</source>
        <translation>%1 अब बिल में नहीं आता</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>Prices are changed over the network, which is away now. What you typed stays here.</source>
        <translation>दाम नेटवर्क से बदलते हैं, जो अभी नहीं है। आपका लिखा यहीं रहता है।</translation>
    </message>
    <message>
        <source>Another code is charged for these visits. Retire it first, or choose no visit.</source>
        <translation>इन विज़िट के लिए दूसरा कोड लगता है। पहले उसे हटाएँ, या कोई विज़िट न चुनें।</translation>
    </message>
    <message>
        <source>Look at this again.</source>
        <translation>इसे फिर देखें।</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>नया कोड</translation>
    </message>
    <message>
        <source>One already in the list gets the new price.</source>
        <translation>सूची में पहले से हो तो नया दाम लगेगा।</translation>
    </message>
    <message>
        <source>For billing staff: why it changes.</source>
        <translation>बिलिंग वालों के लिए: दाम क्यों बदला।</translation>
    </message>
    <message>
        <source>Price of %1</source>
        <translation>%1 का दाम</translation>
    </message>
    <message>
        <source>Only when it is charged for a visit.</source>
        <translation>केवल जब यह विज़िट के लिए लगता है।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::settings::SettingsPage</name>
    <message>
        <source>Find a setting</source>
        <translation>सेटिंग खोजें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>इन शब्दों की कोई सेटिंग नहीं है।</translation>
    </message>
    <message>
        <source>Language and text</source>
        <translation>भाषा और अक्षर</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>In force at once. What you typed stays.</source>
        <translation>तुरंत लागू। जो लिखा है वह बना रहता है।</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>अक्षरों का आकार</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>115 %</source>
        <translation>115 %</translation>
    </message>
    <message>
        <source>130 %</source>
        <translation>130 %</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>दिखावट</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>रंग</translation>
    </message>
    <message>
        <source>Dark rests the eyes in a dim room.</source>
        <translation>कम रोशनी में गहरा रूप आँखों को आराम देता है।</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>सिस्टम जैसा</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>पंक्तियों का फैलाव</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>सघन</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>हलचल</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>काम</translation>
    </message>
    <message>
        <source>Start in</source>
        <translation>पहले खुले</translation>
    </message>
    <message>
        <source>The place that opens after the password.</source>
        <translation>पासवर्ड के बाद जो जगह खुलती है।</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Token slip</source>
        <translation>टोकन स्लिप</translation>
    </message>
    <message>
        <source>What the printer of the tokens takes.</source>
        <translation>टोकन का प्रिंटर जो काग़ज़ लेता है।</translation>
    </message>
    <message>
        <source>80 mm roll</source>
        <translation>80 मिमी रोल</translation>
    </message>
    <message>
        <source>58 mm roll</source>
        <translation>58 मिमी रोल</translation>
    </message>
    <message>
        <source>A6 sheet</source>
        <translation>A6 काग़ज़</translation>
    </message>
    <message>
        <source>Save for the clinic</source>
        <translation>क्लिनिक के लिए सेव करें</translation>
    </message>
    <message>
        <source>Save price</source>
        <translation>दाम सेव करें</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>नया कोड</translation>
    </message>
    <message>
        <source>The clinic</source>
        <translation>क्लिनिक</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>दाम सूची</translation>
    </message>
    <message>
        <source>Codes, prices, tax</source>
        <translation>कोड, दाम, टैक्स</translation>
    </message>
    <message>
        <source>The clinic: %1</source>
        <translation>क्लिनिक: %1</translation>
    </message>
    <message>
        <source>Of all text, on top of the system’s own scale.</source>
        <translation>पूरे प्रोग्राम के अक्षर, सिस्टम के पैमाने के ऊपर।</translation>
    </message>
    <message>
        <source>Comfortable has taller rows and buttons, for touch.</source>
        <translation>खुले में पंक्तियाँ और बटन ऊँचे होते हैं, छूने के लिए।</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>थोड़ी</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Printers of this PC</source>
        <translation>इस कंप्यूटर के प्रिंटर</translation>
    </message>
    <message>
        <source>Each paper may go to another printer.</source>
        <translation>हर काग़ज़ अलग प्रिंटर पर जा सकता है।</translation>
    </message>
    <message>
        <source>The system’s printer</source>
        <translation>सिस्टम का प्रिंटर</translation>
    </message>
    <message>
        <source>%1, not there now</source>
        <translation>%1, अभी नहीं मिला</translation>
    </message>
    <message>
        <source>Printer for token slips</source>
        <translation>टोकन स्लिप का प्रिंटर</translation>
    </message>
    <message>
        <source>Printer for bills and receipts</source>
        <translation>बिल और रसीद का प्रिंटर</translation>
    </message>
    <message>
        <source>Printer for prescriptions</source>
        <translation>दवा के पर्चे का प्रिंटर</translation>
    </message>
    <message>
        <source>Printer for day close and reports</source>
        <translation>दिन के हिसाब और रिपोर्ट का प्रिंटर</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>for everybody who works on this PC</source>
        <translation>इस कंप्यूटर पर काम करने वाले सभी के लिए</translation>
    </message>
    <message>
        <source>None: notices appear at once, they do not slide in.</source>
        <translation>कोई नहीं: सूचनाएँ बिना हलचल सीधे दिखती हैं।</translation>
    </message>
    <message>
        <source>Default doctor</source>
        <translation>सामान्य डॉक्टर</translation>
    </message>
    <message>
        <source>For patients who were never here and have no booking today.</source>
        <translation>उन मरीज़ों के लिए जो पहले कभी नहीं आए और जिनकी आज कोई बुकिंग नहीं।</translation>
    </message>
    <message>
        <source>The first of the list</source>
        <translation>सूची के पहले डॉक्टर</translation>
    </message>
    <message>
        <source>They are kept on this PC for whoever works here. Nothing of a patient is in them.</source>
        <translation>ये इस कंप्यूटर पर रहती हैं, यहाँ काम करने वाले सभी के लिए। इनमें मरीज़ की कोई जानकारी नहीं।</translation>
    </message>
    <message>
        <source>Settings of this PC</source>
        <translation>इस कंप्यूटर की सेटिंग</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::KeySheet</name>
    <message>
        <source>Keys of this page</source>
        <translation>इस पन्ने की कुंजियाँ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::MainWindow</name>
    <message>
        <source>Consult</source>
        <translation>परामर्श</translation>
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
        <translation>बाईं पट्टी</translation>
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
            <numerusform>%n निपटाना बाकी</numerusform>
            <numerusform>%n निपटाने बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1. It holds versions, counts and error codes, nothing of a patient.</source>
        <translation>%1 में लिखा गया। इसमें संस्करण, गिनती और त्रुटि कोड हैं, मरीज़ का कुछ नहीं।</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>कतार</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>रिकॉर्ड खोलें</translation>
    </message>
    <message>
        <source>Book an appointment</source>
        <translation>अपॉइंटमेंट लें</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>विवरण बदलें</translation>
    </message>
    <message>
        <source>Waiting-room board</source>
        <translation>वेटिंग रूम बोर्ड</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>role and desk</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Locks in a minute. Any key keeps it open.</source>
        <translation>एक मिनट में लॉक होगा। कोई भी कुंजी दबाएँ तो खुला रहेगा।</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>इस पन्ने की कुंजियाँ</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>इस पन्ने पर</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>हर जगह</translation>
    </message>
    <message>
        <source>For this patient</source>
        <translation>इस मरीज़ के लिए</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <comment>role, how many more</comment>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>Everything is safe on this PC. What is not sent goes out when OPDesk is opened here again.</source>
        <translation>सब इस कंप्यूटर पर सुरक्षित है। जो भेजा नहीं गया, वह OPDesk यहाँ फिर खुलने पर भेजा जाएगा।</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not sent yet</source>
        <translation>
            <numerusform>%n चीज़ अभी भेजी नहीं गई</numerusform>
            <numerusform>%n चीज़ें अभी भेजी नहीं गईं</numerusform>
        </translation>
    </message>
    <message>
        <source>Send and close</source>
        <translation>भेजकर बंद करें</translation>
    </message>
    <message>
        <source>Close, send later</source>
        <translation>बंद करें, बाद में भेजें</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>सूची में</translation>
    </message>
    <message>
        <source>Is my work safe?</source>
        <translation>क्या मेरा काम सुरक्षित है?</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::PaletteController</name>
    <message>
        <source>For this patient</source>
        <translation>इस मरीज़ के लिए</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>%1 के लिए</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>जाएँ</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>हर जगह</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>मरीज़: %1</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>इस पन्ने पर</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>हाल के</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>कतार</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>मरीज़</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::SyncPopover</name>
    <message>
        <source>Pause</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>Lock and sign in</source>
        <translation>लॉक करके लॉग इन करें</translation>
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
        <translation>टकराव</translation>
    </message>
    <message>
        <source>Parked items</source>
        <translation>अलग रखी चीज़ें</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Is my work safe?</source>
        <translation>क्या मेरा काम सुरक्षित है?</translation>
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
    <message numerus="yes">
        <source>%n still to choose</source>
        <translation>
            <numerusform>%n चुनना बाकी</numerusform>
            <numerusform>%n चुनने बाकी</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::sync_center::ParkedPanel</name>
    <message>
        <source>It is kept whole on this PC. Try again once the cause is gone, or write a file for the admin, who enters it by hand.</source>
        <translation>यह इस कंप्यूटर पर पूरा रखा है। कारण दूर होने पर फिर कोशिश करें, या एडमिन के लिए फ़ाइल बनाएँ, जो इसे हाथ से भरेंगे।</translation>
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
        <translation>केवल इस कंप्यूटर पर</translation>
    </message>
    <message>
        <source>on this PC, and set aside for the admin</source>
        <translation>इस कंप्यूटर पर, और एडमिन के लिए अलग रखा</translation>
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
        <translation>निपटाएँ</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>टकराव</translation>
    </message>
    <message>
        <source>Nothing to settle.</source>
        <translation>निपटाने को कुछ नहीं।</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>निपटाया गया</translation>
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
        <translation>निपटाने को कुछ नहीं। जब दो कंप्यूटर अलग बातें लिखते हैं, वे यहाँ साथ-साथ दिखती हैं।</translation>
    </message>
    <message>
        <source>Nothing was merged in the last seven days.</source>
        <translation>पिछले सात दिनों में कुछ मिलाया नहीं गया।</translation>
    </message>
    <message>
        <source>What two PCs changed and needed no choice stands here for seven days, with Undo.</source>
        <translation>दो कंप्यूटरों ने जो बदला और जिसमें चुनना नहीं पड़ा, वह सात दिन यहाँ रहता है; वापस लिया जा सकता है।</translation>
    </message>
    <message>
        <source>Nothing is parked.</source>
        <translation>कुछ अलग नहीं रखा।</translation>
    </message>
    <message>
        <source>Everything written on this PC was taken in.</source>
        <translation>इस कंप्यूटर पर लिखा सब कुछ ले लिया गया।</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) still to choose: %1</source>
        <translation>
            <numerusform>%n पंक्ति चुननी बाकी: %1</numerusform>
            <numerusform>%n पंक्तियाँ चुननी बाकी: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is off. %2</source>
        <comment>a button, why it is off</comment>
        <translation>“%1” नहीं हो सकता। %2</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::DamagedPanel</name>
    <message>
        <source>This PC cannot read its copy of the clinic’s records, and nothing was changed. The copy can be made anew: what the clinic has comes back by itself over the network. First it is looked up what was written here and not sent yet.</source>
        <translation>यह कंप्यूटर क्लिनिक के रिकॉर्ड की अपनी प्रति नहीं पढ़ पा रहा; कुछ बदला नहीं गया। प्रति नई बनाई जा सकती है: क्लिनिक के पास जो है वह नेटवर्क से अपने आप लौट आएगा। पहले देखा जाएगा कि यहाँ लिखा हुआ क्या अभी भेजा नहीं गया।</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Look what is not sent</source>
        <translation>देखें क्या भेजा नहीं गया</translation>
    </message>
    <message>
        <source>Make it anew</source>
        <translation>नई प्रति बनाएँ</translation>
    </message>
    <message>
        <source>The records on this PC are damaged</source>
        <translation>इस कंप्यूटर के रिकॉर्ड ख़राब हो गए हैं</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 का पासवर्ड</translation>
    </message>
    <message>
        <source>Type your password: only you may look at what you wrote.</source>
        <translation>अपना पासवर्ड डालें: आपका लिखा आप ही देख सकते हैं।</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of this PC are not sent yet.</source>
        <translation>
            <numerusform>इस कंप्यूटर का %n बदलाव अभी भेजा नहीं गया।</numerusform>
            <numerusform>इस कंप्यूटर के %n बदलाव अभी भेजे नहीं गए।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot be read any more.</source>
        <translation>
            <numerusform>%n पंक्ति अब पढ़ी नहीं जा सकती।</numerusform>
            <numerusform>%n पंक्तियाँ अब पढ़ी नहीं जा सकतीं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent that could still be read.</source>
        <translation>जो पढ़ा जा सका उसमें भेजने को कुछ बाकी नहीं है।</translation>
    </message>
    <message>
        <source>What can be saved is kept, sealed with your password, in %1. Give that file to the clinic admin to have it sent.</source>
        <translation>जो बच सकता है वह आपके पासवर्ड से बंद करके %1 में रखा जाएगा। भेजने के लिए यह फ़ाइल क्लिनिक एडमिन को दें।</translation>
    </message>
    <message>
        <source>Making it anew takes only this PC’s copy away.</source>
        <translation>नई प्रति बनाने से केवल इस कंप्यूटर की प्रति हटती है।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::DoorPanel</name>
    <message>
        <source>A new desk</source>
        <translation>नया काउंटर</translation>
    </message>
    <message>
        <source>Locked since %1. What was typed before is kept here, encrypted.</source>
        <translation>%1 से लॉक है। उससे पहले जो लिखा गया, वह यहाँ एन्क्रिप्ट होकर सुरक्षित है।</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>%2 में से %1: %3</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::EnrolPanel</name>
    <message>
        <source>Make this PC a desk of the clinic</source>
        <translation>इस कंप्यूटर को क्लिनिक का काउंटर बनाएँ</translation>
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
        <source>Make this a desk</source>
        <translation>काउंटर बनाएँ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>The clinic and its code</source>
        <translation>क्लिनिक और उसका कोड</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>यह कंप्यूटर</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>आपका पासवर्ड</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>स्क्रीन की भाषा</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of the language this is translated to, such as hi</extracomment>
        <translation>hi</translation>
    </message>
    <message>
        <source>The clinic admin gives the address and the file. Nothing is stored here before that.</source>
        <translation>पता और फ़ाइल क्लिनिक एडमिन देंगे। उससे पहले यहाँ कुछ भी नहीं रखा जाता।</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>चुनें…</translation>
    </message>
    <message>
        <source>Ends with .pem or .crt</source>
        <translation>.pem या .crt फ़ाइल</translation>
    </message>
    <message>
        <source>Desk %1</source>
        <translation>काउंटर %1</translation>
    </message>
    <message>
        <source>Its name stands beside what is written here, so that everybody knows where it was.</source>
        <translation>यहाँ लिखी हर चीज़ के साथ इसका नाम रहता है, ताकि सबको पता रहे कि कहाँ लिखा गया।</translation>
    </message>
    <message>
        <source>Such as: Desk 1, Reception, Room 2</source>
        <translation>जैसे: काउंटर 1, रिसेप्शन, कमरा 2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>आगे</translation>
    </message>
    <message>
        <source>Still to fill in: %1</source>
        <translation>अभी भरना है: %1</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All (*)</source>
        <translation>सर्टिफ़िकेट (*.pem *.crt *.cer);;सभी (*)</translation>
    </message>
    <message>
        <source>Web address of the clinic</source>
        <translation>क्लिनिक का वेब पता</translation>
    </message>
    <message>
        <source>Address of the clinic</source>
        <translation>क्लिनिक का पता (https)</translation>
    </message>
    <message>
        <source>Asking the clinic</source>
        <translation>क्लिनिक से पूछा जा रहा है</translation>
    </message>
    <message>
        <source>The clinic admin gives both. A one-time code makes one PC a desk, once.</source>
        <translation>दोनों क्लिनिक एडमिन देते हैं। एक कोड एक ही कंप्यूटर को, एक ही बार, काउंटर बनाता है।</translation>
    </message>
    <message>
        <source>Which language for the screen? Each person can choose another later.</source>
        <translation>स्क्रीन किस भाषा में हो? बाद में हर व्यक्ति अपनी भाषा चुन सकता है।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::LoginPanel</name>
    <message>
        <source>First time on this desk</source>
        <translation>इस काउंटर पर पहली बार</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>फिर से लॉग इन करें</translation>
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
        <translation>वापस</translation>
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
    <message>
        <source>Open offline</source>
        <translation>बिना नेटवर्क खोलें</translation>
    </message>
    <message>
        <source>Send again in %1 s</source>
        <translation>%1 सेकंड में फिर भेजें</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>password</source>
        <translation>पासवर्ड</translation>
    </message>
    <message>
        <source>A mobile number has ten figures.</source>
        <translation>मोबाइल नंबर में दस अंक होते हैं।</translation>
    </message>
    <message>
        <source>A code of six figures comes to your phone. After it the clinic&apos;s records arrive; you can work meanwhile.</source>
        <translation>आपके फ़ोन पर छह अंकों का कोड आता है। उसके बाद क्लिनिक के रिकॉर्ड आते हैं; आप काम करते रह सकते हैं।</translation>
    </message>
    <message>
        <source>password again</source>
        <translation>पासवर्ड दोबारा</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill:</source>
        <translation>
            <numerusform>%n जगह भरनी है:</numerusform>
            <numerusform>%n जगहें भरनी हैं:</numerusform>
        </translation>
    </message>
    <message>
        <source>A code of six figures comes to your phone; with it you choose your password for this desk. Needs the network once.</source>
        <translation>छह अंकों का कोड आपके फ़ोन पर आएगा; उससे आप इस काउंटर का अपना पासवर्ड चुनते हैं। एक बार नेटवर्क चाहिए।</translation>
    </message>
    <message>
        <source>Sign in with a code</source>
        <translation>कोड से लॉग इन करें</translation>
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
        <source>Opens without the network too. Every try is in the audit log.</source>
        <translation>इंटरनेट के बिना भी खुलता है। हर कोशिश ऑडिट लॉग में दर्ज होती है।</translation>
    </message>
    <message>
        <source>Made anew. Open with your password; the records come back from the clinic.</source>
        <translation>नई प्रति बन गई। अपने पासवर्ड से खोलें; रिकॉर्ड क्लिनिक से लौट आएँगे।</translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not sent yet; they are safe on this PC.</source>
        <translation>
            <numerusform>%n बदलाव अभी भेजा नहीं गया; वह इस कंप्यूटर पर सुरक्षित है।</numerusform>
            <numerusform>%n बदलाव अभी भेजे नहीं गए; वे इस कंप्यूटर पर सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is sent.</source>
        <translation>सब कुछ भेजा जा चुका है।</translation>
    </message>
    <message numerus="yes">
        <source>%n wait for the clinic admin.</source>
        <translation>
            <numerusform>%n क्लिनिक एडमिन की राह देख रहा है।</numerusform>
            <numerusform>%n क्लिनिक एडमिन की राह देख रहे हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens without the network until %1, %2.</source>
        <translation>बिना नेटवर्क %1, %2 तक खुलेगा।</translation>
    </message>
    <message numerus="yes">
        <source>Not right. Check Caps Lock and the keyboard language. %n tries left.</source>
        <translation>
            <numerusform>सही नहीं। Caps Lock और कीबोर्ड की भाषा देखें। %n कोशिश बची है।</numerusform>
            <numerusform>सही नहीं। Caps Lock और कीबोर्ड की भाषा देखें। %n कोशिशें बची हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Not right. Only a code from your phone opens now.</source>
        <translation>सही नहीं। अब केवल फ़ोन पर आए कोड से खुलेगा।</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation>
            <numerusform>%n सेकंड रुकें, फिर कोशिश करें।</numerusform>
            <numerusform>%n सेकंड रुकें, फिर कोशिश करें।</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many wrong tries. Only a code from your phone opens now: choose Someone else, or a forgotten password.</source>
        <translation>बहुत बार ग़लत। अब केवल फ़ोन पर आए कोड से खुलेगा: “कोई और, या भूला पासवर्ड” चुनें।</translation>
    </message>
    <message>
        <source>Type the password of %1.</source>
        <translation>%1 का पासवर्ड लिखें।</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::vitals::TrendLabel</name>
    <message>
        <source>usual</source>
        <comment>range of a measurement</comment>
        <translation>सामान्य</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::vitals::VitalBox</name>
    <message>
        <source>not measured before</source>
        <translation>पहले नहीं मापा</translation>
    </message>
    <message>
        <source>%1, earlier: %2</source>
        <translation>%1, पहले: %2</translation>
    </message>
    <message>
        <source>Needed under 18</source>
        <translation>18 से कम आयु में ज़रूरी</translation>
    </message>
    <message>
        <source>High</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Underweight</source>
        <translation>कम वज़न</translation>
    </message>
    <message>
        <source>Overweight</source>
        <translation>अधिक वज़न</translation>
    </message>
    <message>
        <source>Obese</source>
        <translation>मोटापा</translation>
    </message>
    <message>
        <source>%1. Tell the doctor.</source>
        <comment>High or Low</comment>
        <translation>%1। डॉक्टर को बताएँ।</translation>
    </message>
    <message>
        <source>usual to %1/%2</source>
        <comment>blood pressure</comment>
        <translation>सामान्य %1/%2 तक</translation>
    </message>
    <message>
        <source>usual %1</source>
        <comment>60 to 100 /min</comment>
        <translation>सामान्य %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>आज %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>value, day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 on %2. Right?</source>
        <comment>the last value, its day</comment>
        <translation>%2 को %1। सही है?</translation>
    </message>
    <message>
        <source>High. Measure again.</source>
        <translation>ज़्यादा। फिर से नापें।</translation>
    </message>
    <message>
        <source>Check upper: %1</source>
        <translation>ऊपर का जाँचें: %1</translation>
    </message>
    <message>
        <source>Check lower: %1</source>
        <translation>नीचे का जाँचें: %1</translation>
    </message>
    <message>
        <source>Check: %1</source>
        <comment>50 to 100 %</comment>
        <translation>जाँचें: %1</translation>
    </message>
</context>
<context>
    <name>opdesk::ui::vitals::VitalsPage</name>
    <message>
        <source>%1 · waits %2 min</source>
        <comment>age and sex, minutes</comment>
        <translation>%1 · %2 मिनट से इंतज़ार में</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <comment>age, sex and wait</comment>
        <translation>%1, माप हो गया</translation>
    </message>
    <message>
        <source>BMI %1 kg/m²</source>
        <translation>BMI %1 kg/m²</translation>
    </message>
    <message>
        <source>BMI needs weight and height</source>
        <translation>BMI के लिए वज़न और लंबाई चाहिए</translation>
    </message>
    <message>
        <source>Underweight, below 18.5</source>
        <translation>कम वज़न, 18.5 से नीचे</translation>
    </message>
    <message>
        <source>Overweight, from 23</source>
        <translation>अधिक वज़न, 23 से</translation>
    </message>
    <message>
        <source>Obese, from 25</source>
        <translation>मोटापा, 25 से</translation>
    </message>
    <message>
        <source>Vitals of %1 saved</source>
        <translation>%1 के माप सेव हुए</translation>
    </message>
    <message>
        <source>Saved. Tell the doctor: %1, %2</source>
        <comment>patient, measurements</comment>
        <translation>सेव हुआ। डॉक्टर को बताएँ: %1, %2</translation>
    </message>
    <message>
        <source>Everybody who waits has been measured.</source>
        <translation>इंतज़ार में सबका माप हो गया।</translation>
    </message>
    <message>
        <source>Needed under 18, in kg</source>
        <translation>18 से कम आयु में ज़रूरी, किग्रा में</translation>
    </message>
    <message>
        <source>Allergies asked: none known</source>
        <translation>एलर्जी पूछी: कोई नहीं</translation>
    </message>
    <message>
        <source>Allergy added</source>
        <translation>एलर्जी दर्ज हुई</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>सेव करें और अगला</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>फ्रंट डेस्क</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>कौन इंतज़ार में</translation>
    </message>
    <message>
        <source>Open the patient</source>
        <translation>मरीज़ खोलें</translation>
    </message>
    <message>
        <source>Nobody is open. Choose who waits.</source>
        <translation>कोई मरीज़ नहीं खुला। इंतज़ार में से चुनें।</translation>
    </message>
    <message>
        <source>opens a row</source>
        <translation>पंक्ति खोलता है</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>वाइटल</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>टिप्पणी</translation>
    </message>
    <message>
        <source>Then open the next</source>
        <translation>फिर अगला खोलें</translation>
    </message>
    <message>
        <source>Allergies not asked</source>
        <translation>एलर्जी नहीं पूछी गई</translation>
    </message>
    <message>
        <source>Allergic to</source>
        <translation>किससे एलर्जी</translation>
    </message>
    <message>
        <source>Medicine or food, Enter adds it</source>
        <translation>दवा या खाना, Enter से जुड़ेगा</translation>
    </message>
    <message>
        <source>Asked: none known</source>
        <translation>पूछा: कोई नहीं</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>कोई इंतज़ार में नहीं।</translation>
    </message>
    <message>
        <source>Far from the last time. Measure again, or save once more with Ctrl+Enter.</source>
        <translation>पिछली बार से बहुत अलग। फिर से नापें, या Ctrl+Enter से दोबारा सेव करें।</translation>
    </message>
    <message>
        <source>Entered twice? The same figures were saved at %1. Ctrl+Enter once more saves them again.</source>
        <translation>दो बार लिखा? यही अंक %1 बजे सेव हुए थे। Ctrl+Enter दोबारा दबाने से फिर सेव होंगे।</translation>
    </message>
    <message>
        <source>%1 · called</source>
        <comment>age and sex</comment>
        <translation>%1 · बुलाया गया</translation>
    </message>
    <message numerus="yes">
        <source>%n to correct:</source>
        <comment>fields</comment>
        <translation>
            <numerusform>%n सुधारना है:</numerusform>
            <numerusform>%n सुधारने हैं:</numerusform>
        </translation>
    </message>
    <message>
        <source>BMI %1 kg/m², height from before</source>
        <translation>BMI %1 kg/m², लंबाई पहले की</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>measurement, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Tell the doctor:</source>
        <translation>डॉक्टर को बताएँ:</translation>
    </message>
    <message>
        <source>Read it again. Ctrl+Enter once more saves it.</source>
        <translation>फिर से पढ़ें। Ctrl+Enter दोबारा दबाने पर सेव होगा।</translation>
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
        <translation>बाईं पट्टी</translation>
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
    <name>opdesk::ui::widgets::RowMenu</name>
    <message>
        <source>What can be done here</source>
        <translation>यहाँ क्या किया जा सकता है</translation>
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
    <message>
        <source>%1, advised: %2</source>
        <comment>9 of 10, diagnosis</comment>
        <translation>%1, सलाह: %2</translation>
    </message>
    <message>
        <source>Needed to sign</source>
        <translation>हस्ताक्षर के लिए ज़रूरी</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>सलाह</translation>
    </message>
    <message>
        <source>%1 (advised)</source>
        <comment>a rule that is met</comment>
        <translation>%1 (सलाह)</translation>
    </message>
    <message>
        <source>Met</source>
        <comment>rules of prescribing</comment>
        <translation>पूरे</translation>
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
    <name>opdesk::ui::widgets::TextField</name>
    <message numerus="yes">
        <source>At most %n character(s) fit here. What came after was not taken.</source>
        <translation>
            <numerusform>यहाँ अधिकतम %n अक्षर आता है। उसके बाद का नहीं लिया गया।</numerusform>
            <numerusform>यहाँ अधिकतम %n अक्षर आते हैं। उसके बाद का नहीं लिया गया।</numerusform>
        </translation>
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
<context>
    <name>opdesk::ui::widgets::WholeRows</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>%n और</numerusform>
            <numerusform>%n और</numerusform>
        </translation>
    </message>
</context>
</TS>
