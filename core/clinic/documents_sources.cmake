# Documents and money; included by this folder's CMakeLists.txt.
set(CLINIC_DOCUMENT_SOURCES
  document_parts.cpp
  prescription_check.cpp
  prescription_write.cpp
  prescription_sign.cpp
  prescription_paper.cpp
  notes.cpp
  documents_read.cpp
  billing.cpp
  billing_issue.cpp
  billing_payment.cpp)
set(clinic_documents_sources ${CLINIC_DOCUMENT_SOURCES})
