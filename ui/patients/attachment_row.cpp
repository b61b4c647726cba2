#include "ui/patients/attachment_row.h"

#include <QBuffer>
#include <QFileDialog>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/attachments.h"
#include "core/clinic/desk.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::patients {

using widgets::utf8;

namespace {

constexpr int kPhotoSide = 480;
constexpr int kPhotoQuality = 82;

/// Only the pixels, drawn anew: no text, place or time of the file comes along. Empty for what is no picture.
base::Bytes smallPhoto(const QString& file) {
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const auto read = reader.read();
    if (read.isNull())
        return {};
    const auto fitted = read.width() > kPhotoSide || read.height() > kPhotoSide
                            ? read.scaled(kPhotoSide, kPhotoSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                            : read;
    QImage drawn(fitted.size(), QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    QImage plain = fitted;
    plain.setDevicePixelRatio(1);
    painter.drawImage(0, 0, plain);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !drawn.save(&buffer, "JPEG", kPhotoQuality))
        return {};
    return {bytes.begin(), bytes.end()};
}

}  // namespace

AttachmentRow::AttachmentRow(QWidget* parent) : QWidget(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    m_title = new widgets::TextField(QStringLiteral("attachment_title"), tr("What is it?"));
    m_row = new widgets::FormRow(tr("What is it?"), m_title, true);
    m_row->setHelp(tr("Such as: blood report. Enter attaches the file, an empty line leaves it."));
    rows->addWidget(m_row);
    connect(m_title, &QLineEdit::returnPressed, this, [this] { send(); });
    setVisible(false);
}

void AttachmentRow::setDesk(std::shared_ptr<clinic::Desk> desk) {
    clear();
    m_desk = std::move(desk);
}

void AttachmentRow::clear() {
    ++m_serial;
    m_file.clear();
    m_title->clear();
    m_row->setState(widgets::FormRow::State::ok);
    setVisible(false);
}

void AttachmentRow::attach(const model::PatientId& patient) {
    if (!m_desk)
        return;
    clear();
    m_patient = patient;
    auto* dialog = new QFileDialog(this, tr("Attach a file"), {}, tr("Scans and pictures (*.pdf *.jpg *.jpeg *.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, serial = m_serial](const QString& file) {
        if (serial != m_serial)
            return;
        m_file = file;
        setVisible(true);
        m_title->setFocus();
    });
    dialog->open();
}

void AttachmentRow::takePhoto(const model::PatientId& patient) {
    if (!m_desk)
        return;
    clear();
    m_patient = patient;
    auto* dialog = new QFileDialog(this, tr("Choose a picture of the face"), {}, tr("Pictures (*.jpg *.jpeg *.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, serial = m_serial](const QString& file) {
        if (serial == m_serial)
            keepPhoto(file);
    });
    dialog->open();
}

void AttachmentRow::keepPhoto(const QString& file) {
    clinic::AddAttachment command;
    command.patient = m_patient;
    command.title = std::string(clinic::kPhotoTitle);
    command.content = smallPhoto(file);
    if (!m_desk || command.content.empty()) {
        emit said(tr("This file is no picture. A JPEG or PNG is taken."), QStringLiteral("circle-alert"));
        return;
    }
    m_desk->run(command, [self = QPointer(this)](base::Result<clinic::AddAttachment::Answer> added) {
        if (!self)
            return;
        emit self->said(
            added ? tr("Photo kept. It is sent when nothing else is waiting.") : labels::errorSentence(added.error()),
            added ? QStringLiteral("file-check") : QStringLiteral("circle-alert"));
        if (added)
            emit self->finished();
    });
}

void AttachmentRow::send() {
    if (!m_desk || m_file.isEmpty())
        return;
    if (m_title->text().trimmed().isEmpty()) {
        clear();
        emit finished();
        return;
    }
    clinic::AddAttachment command;
    command.patient = m_patient;
    command.title = utf8(m_title->text());
    command.file = utf8(m_file);
    m_desk->run(command, [self = QPointer(this), serial = m_serial](base::Result<clinic::AddAttachment::Answer> added) {
        if (!self || serial != self->m_serial)
            return;
        if (!added) {
            self->m_row->setState(widgets::FormRow::State::bad, labels::errorSentence(added.error()));
            return;
        }
        self->clear();
        emit self->said(tr("Attached. It is sent when nothing else is waiting."), QStringLiteral("file-check"));
        emit self->finished();
    });
}

void AttachmentRow::open(const model::AttachmentId& attachment) {
    if (!m_desk)
        return;
    clinic::OpenAttachment command;
    command.attachment = attachment;
    m_desk->run(command, [self = QPointer(this), serial = m_serial,
                          attachment](base::Result<clinic::OpenAttachment::Answer> opened) {
        if (!self || serial != self->m_serial)
            return;
        if (!opened)
            emit self->said(labels::errorSentence(opened.error()), QStringLiteral("circle-alert"));
        else if (opened->place != "here")
            emit self->said(tr("It is on another PC and is being fetched. Open it again in a moment."),
                            QStringLiteral("file-text"));
        else
            self->save(attachment, widgets::qt(opened->mediaType));
    });
}

void AttachmentRow::save(const model::AttachmentId& attachment, const QString& mediaType) {
    const QString ending = mediaType == QLatin1String("application/pdf") ? QStringLiteral("pdf")
                           : mediaType == QLatin1String("image/png")     ? QStringLiteral("png")
                                                                         : QStringLiteral("jpg");
    auto* dialog = new QFileDialog(this, tr("Save the attachment"), {}, QStringLiteral("*.") + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    // An existing file is never written over, so the dialog need not ask.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, [this, serial = m_serial, attachment](const QString& file) {
        if (serial == m_serial)
            write(attachment, file);
    });
    dialog->open();
}

void AttachmentRow::write(const model::AttachmentId& attachment, const QString& file) {
    if (!m_desk)
        return;
    clinic::OpenAttachment command;
    command.attachment = attachment;
    command.file = utf8(file);
    m_desk->run(command,
                [self = QPointer(this), serial = m_serial](base::Result<clinic::OpenAttachment::Answer> saved) {
                    if (!self || serial != self->m_serial)
                        return;
                    if (saved && saved->written)
                        emit self->said(tr("Saved."), QStringLiteral("file-check"));
                    else if (!saved)
                        emit self->said(labels::errorSentence(saved.error()), QStringLiteral("circle-alert"));
                });
}

}  // namespace opdesk::ui::patients
