/* The quiz of a page: choose, check, read why, try again.  Nothing leaves the page. */
(function () {
  'use strict';
  var quiz = document.getElementById('quiz');
  if (!quiz) return;
  document.documentElement.classList.add('js');
  var say = quiz.dataset;

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }

  /* Digits of other scripts and other decimal signs read as ASCII. */
  function number(text) {
    var plain = text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, function (digit) {
      return String(digit.charCodeAt(0) % 16 % 10);
    }).replace(/[\u2212\u2013]/g, '-').replace(/[,\u066b\uff0e]/g, '.');
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  }

  /* What the author's folds make of typed text; the longest one that fits wins.
     ASCII letters need none. */
  function folded(form, text) {
    var folds = all(form, 'data.fold').map(function (data) { return data.value.split('\t'); });
    folds.sort(function (a, b) { return b[0].length - a[0].length; });
    var plain = text.trim().replace(/\s+/g, ' '), out = '', at = 0;
    while (at < plain.length) {
      var fold = folds.filter(function (pair) { return pair[0] && plain.startsWith(pair[0], at); })[0];
      out += fold ? fold[1] : plain[at].replace(/[A-Z]/, function (letter) { return letter.toLowerCase(); });
      at += fold ? fold[0].length : 1;
    }
    return out;
  }

  function mark(item, isRight) { item.classList.add(isRight ? 'is-right' : 'is-wrong'); }

  function choices(form) {
    var inputs = all(form, '.choices > li > label input');
    if (!inputs.some(function (input) { return input.checked; })) return null;
    return inputs.reduce(function (good, input) {
      var isRight = 'right' in input.dataset, item = input.closest('li');
      if (input.checked || isRight) mark(item, isRight);
      var feedback = item.querySelector('.feedback');
      if (feedback && input.checked) feedback.classList.add('shown');
      return good && input.checked === isRight;
    }, true);
  }

  function order(form) {
    return all(form, '.order > li').reduce(function (good, item, index) {
      var isRight = Number(item.dataset.place) === index + 1;
      mark(item, isRight);
      return good && isRight;
    }, true);
  }

  function match(form) {
    var selects = all(form, 'select');
    if (selects.some(function (select) { return select.value === ''; })) return null;
    return selects.reduce(function (good, select) {
      /* Two pairs may have right sides that read the same. */
      var wanted = select.querySelector('option[value="' + select.dataset.right + '"]').textContent;
      var isRight = select.selectedOptions[0].textContent === wanted;
      mark(select.closest('li'), isRight);
      return good && isRight;
    }, true);
  }

  function numeric(form) {
    var input = form.querySelector('.entry input'), value = number(input.value);
    return isNaN(value) ? null : value >= Number(input.dataset.low) && value <= Number(input.dataset.high);
  }

  function shortText(form) {
    var text = folded(form, form.querySelector('.entry input').value);
    if (text === '') return null;
    return all(form, 'data.accept').some(function (data) { return data.value === text; });
  }

  var graders = { order: order, match: match, numeric: numeric, 'short-text': shortText };

  function controls(form) { return all(form, 'fieldset input, fieldset select, .move'); }

  function score() {
    var forms = all(quiz, '.question'), points = 0, total = 0, done = 0;
    forms.forEach(function (form) {
      total += Number(form.dataset.points);
      done += form.classList.contains('done') ? 1 : 0;
      points += form.classList.contains('won') ? Number(form.dataset.points) : 0;
    });
    var text = done ? points + ' / ' + total : '';
    if (done === forms.length && total > 0)
      text += ' \u00b7 ' + (points * 100 >= total * Number(say.pass) ? say.passed : say.failed);
    quiz.querySelector('.score output').textContent = text;
  }

  function check(form) {
    var isGood = (graders[form.dataset.type] || choices)(form);
    if (isGood === null) {
      var empty = controls(form).filter(function (field) { return field.type !== 'radio' && !field.value; })[0];
      (empty || controls(form)[0]).focus();
      return;
    }
    var verdict = form.querySelector('.verdict'), button = form.querySelector('.act button');
    form.classList.add('done');
    form.classList.toggle('won', isGood);
    verdict.textContent = isGood ? say.good : say.bad;
    verdict.classList.toggle('good', isGood);
    form.querySelector('.answer').open = true;
    button.textContent = say.again;
    button.classList.add('again');
    controls(form).forEach(function (field) { field.disabled = true; });
  }

  function restart(form) {
    var button = form.querySelector('.act button');
    form.classList.remove('done', 'won');
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
