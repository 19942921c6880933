/*
 * inline.c - the functions that placard.h defines itself, for callers that do
 * not inline them: debug builds, and languages that look symbols up by name.
 */
#include "placard.h"

extern inline placard_bytes placard_id(const placard_module *module);
extern inline placard_bytes placard_module_version(const placard_module *module);
extern inline placard_module_kind placard_kind_of_module(const placard_module *module);
extern inline uint32_t placard_language_count(const placard_module *module);
extern inline placard_bytes placard_language_tag(const placard_module *module, uint32_t index);
extern inline int placard_language_is_rtl(const placard_module *module, uint32_t index);
extern inline int placard_is_withdrawn(const placard_module *module, uint32_t today);
extern inline placard_fact placard_left_out(const placard_module *module, placard_bytes priority,
                                            uint32_t language);
extern inline uint32_t placard_media_count(const placard_module *module);
extern inline uint32_t placard_media_width(const placard_module *module, uint32_t index);
extern inline uint32_t placard_media_height(const placard_module *module, uint32_t index);
extern inline uint32_t placard_entry_count(const placard_module *module);
extern inline placard_bytes placard_document_bytes(const placard_document *document);
extern inline uint32_t placard_node_count(const placard_document *document);
extern inline placard_node placard_node_first(const placard_document *document, placard_node node);
extern inline placard_node placard_node_next(const placard_document *document, placard_node parent,
                                             placard_node node);
extern inline uint32_t placard_step_count(const placard_document *document);
extern inline placard_node placard_step_at(const placard_document *document, uint32_t index);
extern inline uint32_t placard_question_count(const placard_document *document);
extern inline placard_node placard_question_at(const placard_document *document, uint32_t index);
extern inline placard_bytes placard_title(const placard_document *document);
extern inline placard_question_type placard_question_type_of(const placard_document *document,
                                                             uint32_t question);
extern inline int32_t placard_question_millipoints(const placard_document *document, uint32_t question);
extern inline int placard_is_answered(const placard_attempt *attempt, uint32_t question);
extern inline int placard_is_hint_taken(const placard_attempt *attempt, uint32_t question);
extern inline placard_node placard_feedback(const placard_document *document, uint32_t question,
                                            uint32_t option);
extern inline placard_node placard_explanation(const placard_document *document, uint32_t question);
extern inline int placard_is_chosen(const placard_attempt *attempt, uint32_t question, uint32_t option);
extern inline int32_t placard_earned_millipoints(const placard_attempt *attempt, uint32_t question);
extern inline uint32_t placard_pass_mark(const placard_document *document);
extern inline placard_node placard_screen_guards(const placard_screen *screen, uint32_t index);
extern inline uint64_t placard_session_last(const placard_session *session);
extern inline uint32_t placard_session_count(const placard_session *session);
extern inline uint32_t placard_session_seen_count(const placard_session *session);
