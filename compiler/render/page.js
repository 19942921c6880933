/* The quiz of a page: choose, check, read why, try again.  Nothing leaves the page. */
(function () {
  'use strict';
  var quiz = document.getElementById('quiz');
  if (!quiz) return;
  document.documentElement.classList.add('js');
  var say = quiz.dataset;

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }

  /* The runtime takes off these blanks and no others. */
  function trimmed(text) { return text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''); }

  /* A decimal of at most 18 digits as a whole number of 10^-18, or null. */
  function decimal(text) {
    var parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text), fraction = parts && parts[3] || '';
    if (!parts || parts[2].length + fraction.length > 18) return null;
    return BigInt((parts[1] === '-' ? '-' : '') + parts[2] + fraction.padEnd(18, '0'));
  }

  /* Arabic digits, and those of Persian and Urdu, in ASCII. */
  function plainDigits(text) {
    return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (digit) { return digit.charCodeAt(0) & 15; });
  }

  /* As typed: the unit may stand behind it, a comma or U+066B is a point. */
  function number(text, unit) {
    text = trimmed(text);
    if (unit && text.length > unit.length && text.endsWith(unit))
      text = trimmed(text.slice(0, -unit.length));
    return decimal(plainDigits(text).replace(/\u2212/g, '-').replace(/[,\u066b]/g, '.'));
  }

  /* What the author's folds make of typed text; the longest one that fits wins.
     ASCII letters need none. */
  function folded(form, text) {
    var folds = all(form, 'data.fold').map(function (data) { return data.value.split('\t'); });
    folds.sort(function (a, b) { return b[0].length - a[0].length; });
    var plain = trimmed(text).replace(/[\t-\r ]+/g, ' '), out = '', at = 0;
    while (at < plain.length) {
      var fold = folds.filter(function (pair) { return pair[0] && plain.startsWith(pair[0], at); })[0];
      out += fold ? fold[1] : plain[at].replace(/[A-Z]/, function (letter) { return letter.toLowerCase(); });
      at += fold ? fold[0].length : 1;
    }
    return out;
  }

  function mark(item, isRight) { item.classList.add(isRight ? 'is-right' : 'is-wrong'); }

  /* A grader marks the answers and returns what was got and of how much, as
     docs/quiz-scoring.md has it, or null where there is no answer. */
  function choices(form) {
    var inputs = all(form, '.choices > li > label input'), hits = 0, slips = 0, right = 0;
    if (!inputs.some(function (input) { return input.checked; })) return null;
    inputs.forEach(function (input) {
      var isRight = 'right' in input.dataset, item = input.closest('li');
      right += isRight ? 1 : 0;
      hits += input.checked && isRight ? 1 : 0;
      slips += input.checked && !isRight ? 1 : 0;
      if (input.checked || isRight) mark(item, isRight);
      var feedback = item.querySelector('.feedback');
      if (feedback && input.checked) feedback.classList.add('shown');
    });
    return [Math.max(hits - slips, 0), right];
  }

  /* What counts is what an item follows; the first should be the first. */
  function order(form) {
    var items = all(form, '.order > li'), got = 0;
    items.reduce(function (before, item, index) {
      var place = Number(item.dataset.place), isRight = place === before + 1;
      mark(item, isRight);
      got += index > 0 && isRight ? 1 : 0;
      return place;
    }, 0);
    return [got, items.length - 1];
  }

  function match(form) {
    var selects = all(form, 'select'), got = 0;
    if (selects.every(function (select) { return select.value === ''; })) return null;
    selects.forEach(function (select) {
      /* Two pairs may have right sides that read the same: one number for both. */
      var isRight = select.selectedOptions[0].dataset.side === select.dataset.right;
      mark(select.closest('li'), isRight);
      got += isRight ? 1 : 0;
    });
    return [got, selects.length];
  }

  function numeric(form) {
    var input = form.querySelector('.entry input');
    if (trimmed(input.value) === '') return null;
    var value = number(input.value, form.querySelector('.unit').textContent);
    var isRight = value !== null && decimal(input.dataset.low) <= value && value <= decimal(input.dataset.high);
    return [isRight ? 1 : 0, 1];
  }

  function shortText(form) {
    var text = folded(form, form.querySelector('.entry input').value);
    if (text === '') return null;
    return [all(form, 'data.accept').some(function (data) { return data.value === text; }) ? 1 : 0, 1];
  }

  var graders = { order: order, match: match, numeric: numeric, 'short-text': shortText };

  function controls(form) { return all(form, 'fieldset input, fieldset select, .move'); }

  /* Thousandths of a point, rounded to the nearest, halves up. */
  function share(form, result) {
    var most = 1000 * Number(form.dataset.points);
    return Math.floor((2 * most * result[0] + result[1]) / (2 * result[1]));
  }

  function score() {
    var forms = all(quiz, '.question'), points = 0, most = 0, done = 0;
    forms.forEach(function (form) {
      most += 1000 * Number(form.dataset.points);
      done += form.classList.contains('done') ? 1 : 0;
      points += Number(form.dataset.earned || 0);
    });
    var text = done ? points / 1000 + ' / ' + most / 1000 : '';
    if (done === forms.length && most > 0)
      text += ' \u00b7 ' + (points * 100 >= most * Number(say.pass) ? say.passed : say.failed);
    quiz.querySelector('.score output').textContent = text;
  }

  function judge(form, result) {
    var verdict = form.querySelector('.verdict'), isAll = result[0] === result[1], isPart = !isAll && result[0] > 0;
    form.dataset.earned = share(form, result);
    form.classList.add('done');
    form.classList.toggle('won', isAll);
    verdict.textContent = isAll ? say.good : isPart ? say.part : say.bad;
    verdict.classList.toggle('good', isAll);
    verdict.classList.toggle('part', isPart);
  }

  function check(form) {
    var result = (graders[form.dataset.type] || choices)(form), button = form.querySelector('.act button');
    if (result === null) {
      var empty = controls(form).filter(function (field) { return field.type !== 'radio' && !field.value; })[0];
      (empty || controls(form)[0]).focus();
      return;
    }
    judge(form, result);
    form.querySelector('.answer').open = true;
    button.textContent = say.again;
    button.classList.add('again');
    controls(form).forEach(function (field) { field.disabled = true; });
  }

  function restart(form) {
    var button = form.querySelector('.act button');
    form.classList.remove('done', 'won');
    delete form.dataset.earned;
    all(form, '.is-right, .is-wrong, .shown').forEach(function (item) {
      item.classList.remove('is-right', 'is-wrong', 'shown');
    });
    form.querySelector('.verdict').textContent = '';
    form.querySelector('.answer').open = false;
    button.textContent = say.check;
    button.classList.remove('again');
    controls(form).forEach(function (field) { field.disabled = false; });
    if (form.dataset.type !== 'order') form.reset();
  }

  quiz.addEventListener('submit', function (event) {
    event.preventDefault();
    var form = event.target;
    (form.classList.contains('done') ? restart : check)(form);
    score();
  });

  /* A right side goes to one left side: where it stood before becomes free. */
  quiz.addEventListener('change', function (event) {
    var chosen = event.target;
    if (!chosen.matches('.pairs select') || chosen.value === '') return;
    all(chosen.form, 'select').forEach(function (select) {
      if (select !== chosen && select.value === chosen.value) select.value = '';
    });
  });

  quiz.addEventListener('click', function (event) {
    var button = event.target.closest('.move');
    if (!button || button.disabled) return;
    var item = button.closest('li'), isUp = button.dataset.move === 'up';
    var other = isUp ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    item.parentNode.insertBefore(isUp ? item : other, isUp ? other : item);
    button.focus();
  });
  score();
})();
