#include "pipeline/1-text/characters.h"
#include "pipeline/4-model/model.h"

/* Make a side of a pair from a cell. */
static struct node *take_side(struct node *pair, struct node *cell, uint32_t kind)
{
    cell->kind = kind;
    cell->number = 0;
    node_move(pair, cell);
    return cell;
}

static struct node *side_of(const struct node *pair, bool is_right)
{
    return is_right ? pair->last : pair->first;
}

/* A side stands once among the pairs before this one, of which it is called one of the `sides`.  With two
 * left sides alike nobody can tell which right side is whose; a right side that belongs to nothing must not
 * be one that something belongs to. */
static bool check_once(struct draft *draft, const struct node *pair, bool is_right, const char *sides)
{
    struct node *own = side_of(pair, is_right);
    struct str reading = answers_reading(draft->model, own);
    for (const struct node *at = draft->node->first; at != pair; at = at->next) {
        if (at->kind != PLACARD_PAIR ||
            !str_eq(answers_reading(draft->model, side_of(at, is_right)), reading))
            continue;
        answers_report_same(draft, side_of(at, is_right), own, sides);
        return false;
    }
    return true;
}

static bool is_empty(const struct draft *draft, const struct node *side)
{
    return characters_are_blank(answers_reading(draft->model, side));
}

/* Both sides say something. */
static bool check_sides(struct draft *draft, const struct node *row, const struct node *left,
                        const struct node *right)
{
    struct model *model = draft->model;
    bool is_left = is_empty(draft, left), is_right = is_empty(draft, right);
    if (!is_left && !is_right)
        return true;
    struct diag *diag =
        model_report(model, DIAG_MATCH_SIDE_EMPTY, source_first_line(model->stage->source, row->span),
                     "a side of this pair is empty");
    model_label(model, diag, "nothing stands in the %s cell",
                is_left && is_right ? "left and the right"
                : is_left           ? "left"
                                    : "right");
    model_help(model, diag,
               is_left && !is_right
                   ? "fill the cell, or write - into it for a right side that belongs to nothing"
                   : "fill the cell, or take the row out");
    return false;
}

/* `-` in the left cell: the right side belongs to nothing. */
static bool is_spare(const struct draft *draft, const struct node *left)
{
    struct str text = model_plain(draft->model, left);
    return str_eq(text, STR("-")) || str_eq(text, STR("–")) || str_eq(text, STR("—"));
}

static bool report_columns(struct draft *draft)
{
    struct model *model = draft->model;
    struct diag *diag =
        model_report(model, DIAG_MATCH_COLUMNS, source_first_line(model->stage->source, draft->answers->span),
                     "a table of things to match has two columns");
    model_label(model, diag, "%u columns", draft->answers->number);
    model_help(model, diag, "write | thing | what it belongs to |");
    return false;
}

/* One row, as a pair before `place`, or a right side alone behind all pairs. */
static bool read_row(struct draft *draft, struct node *row, struct node *spares, uint32_t number)
{
    struct node *left = row->first, *right = row->last;
    struct node *pair = node_new(draft->model->stage->arena, PLACARD_PAIR, row->span);
    pair->text = str_format(draft->model->stage->arena, "%u", number);
    if (!check_sides(draft, row, left, right))
        return false;
    if (is_spare(draft, left)) {
        take_side(pair, right, PLACARD_RIGHT);
        node_append(spares, pair);
        return true;
    }
    take_side(pair, left, PLACARD_LEFT);
    take_side(pair, right, PLACARD_RIGHT);
    node_insert_before(draft->answers, pair);
    return number > PLACARD_MAX_CHOICES || check_once(draft, pair, false, "left sides");
}

/* Put the right sides that nothing belongs to behind the pairs. */
static bool add_spares(struct draft *draft, struct node *spares)
{
    bool is_good = true;
    for (struct node *pair = spares->first, *next; pair != NULL; pair = next) {
        next = pair->next;
        node_remove(pair);
        node_insert_before(draft->answers, pair);
        is_good = check_once(draft, pair, true, "right sides") && is_good;
    }
    return is_good;
}

bool pairs_read(struct draft *draft)
{
    struct node *spares = node_new(draft->model->stage->arena, PLACARD_TABLE, draft->answers->span);
    uint32_t count = 0;
    bool is_good = true;
    draft->question->type = PLACARD_TYPE_MATCH;
    if (draft->answers->number != 2)
        return report_columns(draft);
    for (struct node *row = draft->answers->first, *next; row != NULL; row = next) {
        next = row->next;
        if (row->number == 0) /* the header says what the columns are */
            is_good = read_row(draft, row, spares, ++count) && is_good;
    }
    is_good = answers_check_count(draft, count, "pairs to match") && is_good;
    if (is_good && node_child(draft->node, PLACARD_PAIR) == NULL)
        is_good = answers_check_count(draft, 0, "pairs to match");
    is_good = is_good && add_spares(draft, spares);
    node_remove(draft->answers);
    return is_good;
}
