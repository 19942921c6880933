#include "pipeline/4-model/build.h"

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

static void report_no_text(struct build *build, const struct node *node)
{
    struct diag *diag =
        build_report(build, DIAG_IMAGE_NO_TEXT, node->span, "this picture has no alternative text");
    build_label(build, diag, "nothing for a worker who cannot see it");
    build_help(build, diag, "write ![what it shows](...), or put <!-- decorative --> behind it");
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

static void check_text(struct build *build, const struct image *image)
{
    const struct node *node = image->node;
    struct str text = str_trim(node->text);
    if (text.len == 0) {
        report_no_text(build, node);
        return;
    }
    if (is_alike(text, path_stem(image->target)) || is_alike(text, path_name(image->target))) {
        struct diag *diag = build_report(build, DIAG_IMAGE_TEXT_FILE_NAME, node->span,
                                         "the alternative text repeats the file name");
        build_help(build, diag, "say what the picture shows that matters for the step");
        return;
    }
    const struct node *caption = caption_of(node);
    if (caption == NULL)
        return;
    struct str caption_text = caption->kind == PLACARD_HOVER ? caption->text : build_plain(build, caption);
    if (!is_alike(text, str_trim(caption_text)))
        return;
    struct diag *diag =
        build_report(build, DIAG_IMAGE_TEXT_CAPTION, node->span, "the alternative text repeats the caption");
    if (caption->kind == PLACARD_PARAGRAPH)
        build_other(build, diag, caption->span, "the caption");
    build_help(build, diag, "say what the picture shows; a screen reader reads the caption too");
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

static void add_image(struct build *build, struct node *node)
{
    struct module *module = build->module;
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
        check_text(build, image);
}

void images_make(struct build *build)
{
    struct module *module = build->module;
    struct arena *arena = build->stage->arena;
    size_t count;
    struct node **images = node_all(arena, module->root, PLACARD_IMAGE, &count);
    module->images = arena_array(arena, struct image, count);
    for (size_t i = 0; i < count; i++)
        add_image(build, images[i]);
    module->links = node_all(arena, module->root, PLACARD_LINK, &module->link_count);
}
