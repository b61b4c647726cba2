#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace opdesk::ui::widgets {

struct AllergyLine {
    QString agent;     ///< "Sulfonamides"
    QString reaction;  ///< "Skin rash, moderate"
    QString noted;     ///< "11-03-2024"
};

/// What the banner shows, already formatted and already masked. Empty parts leave their column out, except the allergy
/// block, which is left out only for roles without clinical rights (`AllergyKnowledge::notForThisRole`).
struct PatientBannerContent {
    enum class AllergyKnowledge { notForThisRole, notAsked, noneKnown, known };
    QString name;
    QString ageSex;       ///< "58 y · Male"
    QString born;         ///< "03-06-1968" or "about 1968"
    QString uhid;         ///< "BL-11302"
    QString maskedPhone;  ///< "98•••• 0926"
    QString locality;
    QString weight;  ///< "78.4 kg"
    QString visit;   ///< "A-12 · Follow-up"
    AllergyKnowledge allergyKnowledge = AllergyKnowledge::notAsked;
    QString allergyAsked;  ///< date for noneKnown
    QList<AllergyLine> allergies;
    bool hasConflict = false;
};

/// The right patient, always: stands above every patient page, outside any scroll area, never collapsed. One tab stop
/// that reads itself out. The name wraps and is never cut.
class PatientBanner : public QWidget {
    Q_OBJECT
public:
    explicit PatientBanner(QWidget* parent = nullptr);

    void setContent(const PatientBannerContent& content);
    const PatientBannerContent& content() const { return m_content; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Column {
        QString label;
        QString value;
    };
    QList<Column> columns() const;
    int columnWidth(const Column& column) const;
    /// In a narrow window the columns stand two over each other rather than under the allergies.
    int columnsWidth(bool stacked) const;
    bool isStacked(int width) const;
    int allergyWidth(int width) const;
    int nameWidth(int width) const;
    int measure(int width) const;
    int paintAllergies(QPainter* painter, const QRect& box) const;
    QString spoken() const;
    QString under() const;
    /// The line under the name wraps; it is never shortened.
    int underHeight(int width) const;

    PatientBannerContent m_content;
    /// Asked at every layout of the page; a dozen texts to measure.
    struct Measured {
        int width = -1;
        int textPercent = 0;
        int height = 0;
    };
    mutable Measured m_measured;
};

}  // namespace opdesk::ui::widgets
