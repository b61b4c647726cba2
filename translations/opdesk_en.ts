<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_IN" sourcelanguage="en_IN">
<context>
    <name>DeviceWords</name>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n set aside</numerusform>
            <numerusform>%n set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchReason</name>
    <message numerus="yes">
        <source>All %n digit(s) so far</source>
        <translation>
            <numerusform>The %n digit so far</numerusform>
            <numerusform>All %n digits so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message numerus="yes">
        <source>End of prescription, %n medicine(s)</source>
        <translation>
            <numerusform>End of prescription, %n medicine</numerusform>
            <numerusform>End of prescription, %n medicines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPill</name>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Sending %n</numerusform>
            <numerusform>Sending %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline %1 min · %n to send</source>
        <translation>
            <numerusform>Offline %1 min · %n to send</numerusform>
            <numerusform>Offline %1 min · %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not synced yet · %n to send</source>
        <translation>
            <numerusform>Not synced yet · %n to send</numerusform>
            <numerusform>Not synced yet · %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n to settle</numerusform>
            <numerusform>%n to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock is %n min off</source>
        <translation>
            <numerusform>Clock is %n min off</numerusform>
            <numerusform>Clock is %n min off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Access ends in %n h</source>
        <translation>
            <numerusform>Access ends in %n h</numerusform>
            <numerusform>Access ends in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for the admin</source>
        <translation>
            <numerusform>%n for the admin</numerusform>
            <numerusform>%n for the admin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n MB left on the disk</source>
        <translation>
            <numerusform>%n MB left on the disk</numerusform>
            <numerusform>%n MB left on the disk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n attachment(s) still to send. They are safe on this PC.</source>
        <translation>
            <numerusform>%n attachment still to send. It is safe on this PC.</numerusform>
            <numerusform>%n attachments still to send. They are safe on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) cannot be sent: take them in again.</source>
        <translation>
            <numerusform>%n attachment cannot be sent: take it in again.</numerusform>
            <numerusform>%n attachments cannot be sent: take them in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait since %1. They are safe on this PC.</source>
        <translation>
            <numerusform>%n item waits since %1. It is safe on this PC.</numerusform>
            <numerusform>%n items wait since %1. They are safe on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) need the admin. They are safe on this PC.</source>
        <translation>
            <numerusform>%n item needs the admin. It is safe on this PC.</numerusform>
            <numerusform>%n items need the admin. They are safe on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) need the admin.</source>
        <translation>
            <numerusform>%n item needs the admin.</numerusform>
            <numerusform>%n items need the admin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s), the oldest waits %1</source>
        <translation>
            <numerusform>%n item, waiting %1</numerusform>
            <numerusform>%n items, the oldest waits %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) set aside</source>
        <translation>
            <numerusform>%n item set aside</numerusform>
            <numerusform>%n items set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) after a comparison</source>
        <translation>
            <numerusform>%n record after a comparison</numerusform>
            <numerusform>%n records after a comparison</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send, %1 MB left</source>
        <translation>
            <numerusform>%n to send, %1 MB left</numerusform>
            <numerusform>%n to send, %1 MB left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be sent: take it in again</source>
        <translation>
            <numerusform>%n cannot be sent: take it in again</numerusform>
            <numerusform>%n cannot be sent: take them in again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n MB are free on the disk of this PC. Make room: without it nothing more can be kept.</source>
        <translation>
            <numerusform>Only %n MB is free on the disk of this PC. Make room: without it nothing more can be kept.</numerusform>
            <numerusform>Only %n MB are free on the disk of this PC. Make room: without it nothing more can be kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Update OPDesk on this PC: %n item(s) of a newer one show after that. Sending still works.</source>
        <translation>
            <numerusform>Update OPDesk on this PC: %n item of a newer one shows after that. Sending still works.</numerusform>
            <numerusform>Update OPDesk on this PC: %n items of a newer one show after that. Sending still works.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::billing::DayClosePage</name>
    <message numerus="yes">
        <source>%n changes of this PC are not sent yet; that does not hold up the close.</source>
        <translation>
            <numerusform>%n change of this PC is not sent yet; that does not hold up the close.</numerusform>
            <numerusform>%n changes of this PC are not sent yet; that does not hold up the close.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::BookingSheet</name>
    <message numerus="yes">
        <source>Every %n weeks</source>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 booked %n times</source>
        <translation>
            <numerusform>%1 booked %n time</numerusform>
            <numerusform>%1 booked %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::CalendarPage</name>
    <message numerus="yes">
        <source>%n today</source>
        <translation>
            <numerusform>%n today</numerusform>
            <numerusform>%n today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need a new time</source>
        <translation>
            <numerusform>%n needs a new time</numerusform>
            <numerusform>%n need a new time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. %n bookings of the series moved</source>
        <translation>
            <numerusform>%1. %n booking of the series moved</numerusform>
            <numerusform>%1. %n bookings of the series moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings cancelled</source>
        <translation>
            <numerusform>%n booking cancelled</numerusform>
            <numerusform>%n bookings cancelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::calendar::HoursSheet</name>
    <message numerus="yes">
        <source>Time away added. %n bookings need a new time.</source>
        <translation>
            <numerusform>Time away added. %n booking needs a new time.</numerusform>
            <numerusform>Time away added. %n bookings need a new time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::consult::ConsultPage</name>
    <message numerus="yes">
        <source>%n warning(s), under the medicine.</source>
        <translation>
            <numerusform>%n warning, under its medicine.</numerusform>
            <numerusform>%n warnings, each under its medicine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to finish:</source>
        <translation>
            <numerusform>%n to finish:</numerusform>
            <numerusform>%n to finish:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) to answer</source>
        <translation>
            <numerusform>%n alert to answer</numerusform>
            <numerusform>%n alerts to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No warning found for %n medicine(s), as far as the data goes.</source>
        <translation>
            <numerusform>No warning found for %n medicine, as far as the data goes.</numerusform>
            <numerusform>No warning found for %n medicines, as far as the data goes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::AppointmentsPanel</name>
    <message numerus="yes">
        <source>%n left today</source>
        <translation>
            <numerusform>%n left today</numerusform>
            <numerusform>%n left today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call today: %n</source>
        <translation>
            <numerusform>Call today: %n</numerusform>
            <numerusform>Call today: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::FindPanel</name>
    <message numerus="yes">
        <source>%n match(es) · %1 ms</source>
        <translation>
            <numerusform>%n match · %1 ms</numerusform>
            <numerusform>%n matches · %1 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::MatchPanel</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::NewPatientPage</name>
    <message numerus="yes">
        <source>%n form(s) put aside</source>
        <translation>
            <numerusform>%n form put aside</numerusform>
            <numerusform>%n forms put aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to finish:</source>
        <translation>
            <numerusform>%n field to finish:</numerusform>
            <numerusform>%n fields to finish:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::desk::QueuePanel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in room</source>
        <translation>
            <numerusform>%n in room</numerusform>
            <numerusform>%n in room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Skip %1? Called %n minute(s) ago and not come in.</source>
        <translation>
            <numerusform>Skip %1? Called %n minute ago and not come in.</numerusform>
            <numerusform>Skip %1? Called %n minutes ago and not come in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::devices::DevicesPage</name>
    <message numerus="yes">
        <source>%n taken in</source>
        <translation>
            <numerusform>%n taken in</numerusform>
            <numerusform>%n taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill:</source>
        <translation>
            <numerusform>%n field to fill:</numerusform>
            <numerusform>%n fields to fill:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::patients::EditPatientPage</name>
    <message numerus="yes">
        <source>%n typed value(s) differ from the record. Ctrl+Enter takes them over, Alt+R leaves it as it is.</source>
        <translation>
            <numerusform>%n typed value differs from the record. Ctrl+Enter takes it over, Alt+R leaves it as it is.</numerusform>
            <numerusform>%n typed values differ from the record. Ctrl+Enter takes them over, Alt+R leaves it as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::settings::ClinicPanel</name>
    <message numerus="yes">
        <source>%n changes are not saved yet.</source>
        <translation>
            <numerusform>%n change is not saved yet.</numerusform>
            <numerusform>%n changes are not saved yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n to settle</numerusform>
            <numerusform>%n to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not sent yet</source>
        <translation>
            <numerusform>%n item is not sent yet</numerusform>
            <numerusform>%n items are not sent yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::sync_center::ConflictPanel</name>
    <message numerus="yes">
        <source>%n more for another role</source>
        <translation>
            <numerusform>%n more for another role</numerusform>
            <numerusform>%n more for another role</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to choose</source>
        <translation>
            <numerusform>%n still to choose</numerusform>
            <numerusform>%n still to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::sync_center::SyncCenterPage</name>
    <message numerus="yes">
        <source>%n row(s) still to choose: %1</source>
        <translation>
            <numerusform>%n row still to choose: %1</numerusform>
            <numerusform>%n rows still to choose: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::DamagedPanel</name>
    <message numerus="yes">
        <source>%n changes of this PC are not sent yet.</source>
        <translation>
            <numerusform>%n change of this PC is not sent yet.</numerusform>
            <numerusform>%n changes of this PC are not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot be read any more.</source>
        <translation>
            <numerusform>%n row cannot be read any more.</numerusform>
            <numerusform>%n rows cannot be read any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::LoginPanel</name>
    <message numerus="yes">
        <source>%n field(s) to fill:</source>
        <translation>
            <numerusform>%n field to fill:</numerusform>
            <numerusform>%n fields to fill:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::unlock::UnlockPage</name>
    <message numerus="yes">
        <source>%n changes are not sent yet; they are safe on this PC.</source>
        <translation>
            <numerusform>%n change is not sent yet; it is safe on this PC.</numerusform>
            <numerusform>%n changes are not sent yet; they are safe on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for the clinic admin.</source>
        <translation>
            <numerusform>%n waits for the clinic admin.</numerusform>
            <numerusform>%n wait for the clinic admin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not right. Check Caps Lock and the keyboard language. %n tries left.</source>
        <translation>
            <numerusform>Not right. Check Caps Lock and the keyboard language. %n try left.</numerusform>
            <numerusform>Not right. Check Caps Lock and the keyboard language. %n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation>
            <numerusform>Wait %n second, then try again.</numerusform>
            <numerusform>Wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::vitals::VitalsPage</name>
    <message numerus="yes">
        <source>%n to correct:</source>
        <comment>fields</comment>
        <translation>
            <numerusform>%n to correct:</numerusform>
            <numerusform>%n to correct:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::TextField</name>
    <message numerus="yes">
        <source>At most %n character(s) fit here. What came after was not taken.</source>
        <translation>
            <numerusform>At most %n character fits here. What came after was not taken.</numerusform>
            <numerusform>At most %n characters fit here. What came after was not taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opdesk::ui::widgets::WholeRows</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
