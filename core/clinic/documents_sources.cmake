# Documents and money; included by this folder's CMakeLists.txt.
set(CLINIC_DOCUMENT_SOURCES
  document_parts.cpp
  prescription_check.cpp
  prescription_draft.cpp
  prescription_write.cpp
  prescription_sign.cpp
  prescription_paper.cpp
  notes.cpp
  documents_read.cpp
  billing.cpp
  price_list.cpp
  clinic_settings.cpp
  billing_issue.cpp
  billing_payment.cpp
  billing_parts.cpp
  bill_charge.cpp
  bill_read.cpp
  bill_refund.cpp
  bill_paper.cpp
  bill_start.cpp
  day_show.cpp
  day_close.cpp
  catalogue_bills.cpp
  catalogue_settings.cpp)
set(clinic_documents_sources ${CLINIC_DOCUMENT_SOURCES})
