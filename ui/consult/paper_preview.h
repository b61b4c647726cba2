#pragma once

#include <QImage>
#include <QWidget>

#include "core/clinic/documents.h"

namespace opdesk::ui::consult {

/// The sheet as it prints, by the same painter. For the overlay; Esc closes it.
class PaperPreview : public QWidget {
    Q_OBJECT
public:
    explicit PaperPreview(QWidget* parent = nullptr);
    void setPaper(const clinic::PrescriptionPaperOf::Answer& words);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_sheet;
};

}  // namespace opdesk::ui::consult
