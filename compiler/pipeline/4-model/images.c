#include "pipeline/4-model/model.h"

#include "base/path.h"

static char plain_byte(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '_' || c == ' ' ? '-' : c;
}

/* Equal but for case, blanks, dashes. */
static bool is_alike(struct str a, struct str b)
{
    if (a.len != b.len || a.len == 0)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (plain_byte(a.ptr[i]) != plain_byte(b.ptr[i]))
            return false;
    }
    return true;
}

static void report_no_text(struct model *model, const struct node *node)
{
    struct diag *diag =
        model_report(model, DIAG_IMAGE_NO_TEXT, node->span, "this picture has no alternative text");
    model_label(model, diag, "nothing for a worker who cannot see it");
    model_help(model, diag, "write ![what it shows](...), or put <!-- decorative --> behind it");
}

/* The caption of a picture: its title, or the paragraph below that holds nothing but emphasis. */
static const struct node *caption_of(const struct node *image)
{
    const struct node *hover = node_child(image, PLACARD_HOVER);
    const struct node *below = image->parent->next;
    if (hover != NULL)
        return hover;
    bool is_caption = below != NULL && below->kind == PLACARD_PARAGRAPH && below->first != NULL &&
                      below->first == below->last && below->first->kind == PLACARD_EMPHASIS;
    return is_caption ? below : NULL;
}

static void check_text(struct model *model, const struct image *image)
{
    const struct node *node = image->node;
    struct str text = str_trim(node->text);
    if (text.len == 0) {
        report_no_text(model, node);
        return;
    }
    /* "Device lifecycle" of device_lifecycle.png is what a person would say; "lock_type" is not. */
    bool is_spoken = str_find_byte(text, ' ', 0) != SIZE_MAX && str_find_byte(text, '_', 0) == SIZE_MAX;
    if (is_alike(text, path_name(image->target)) ||
        (!is_spoken && is_alike(text, path_stem(image->target)))) {
        struct diag *diag = model_report(model, DIAG_IMAGE_TEXT_FILE_NAME, node->span,
                                         "the alternative text repeats the file name");
        model_help(model, diag, "say what the picture shows that matters for the step");
        return;
    }
    const struct node *caption = caption_of(node);
    if (caption == NULL)
        return;
    struct str caption_text = caption->kind == PLACARD_HOVER ? caption->text : model_plain(model, caption);
    if (!is_alike(text, str_trim(caption_text)))
        return;
    struct diag *diag =
        model_report(model, DIAG_IMAGE_TEXT_CAPTION, node->span, "the alternative text repeats the caption");
    if (caption->kind == PLACARD_PARAGRAPH)
        model_other(model, diag, caption->span, "the caption");
    model_help(model, diag, "say what the picture shows; a screen reader reads the caption too");
}

/* `<!-- decorative -->` behind the picture, or alone after its paragraph; taken out. */
static bool take_decorative(struct node *image)
{
    struct node *at = image->next;
    while (at != NULL && at->kind == PLACARD_TEXT && str_trim(at->text).len == 0)
        at = at->next;
    if (at == NULL && image->parent->last->kind != NODE_COMMENT)
        at = image->parent->next;
    if (at == NULL || at->kind != NODE_COMMENT || !str_eq(at->text, STR("decorative")))
        return false;
    comment_remove(at);
    return true;
}

static void add_image(struct model *model, struct node *node)
{
    struct module *module = model->module;
    struct image *image = &module->images[module->image_count++];
    struct node *target = node_child(node, NODE_TARGET);
    *image = (struct image){.node = node, .is_decorative = take_decorative(node)};
    if (target != NULL) {
        image->target = target->text;
        node_remove(target);
    }
    if (image->is_decorative)
        node->text = STR("");
    else
        check_text(model, image);
}

void images_make(struct model *model)
{
    struct module *module = model->module;
    struct arena *arena = model->stage->arena;
    size_t count;
    struct node **images = node_all(arena, module->root, PLACARD_IMAGE, &count);
    module->images = arena_array(arena, struct image, count);
    for (size_t i = 0; i < count; i++)
        add_image(model, images[i]);
    module->links = node_all(arena, module->root, PLACARD_LINK, &module->link_count);
}

struct str images_target(const struct model *model, const struct node *image)
{
    for (size_t i = 0; i < model->module->image_count; i++) {
        if (model->module->images[i].node == image)
            return model->module->images[i].target;
    }
    return (struct str){NULL, 0};
}
