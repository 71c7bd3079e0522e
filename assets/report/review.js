const review = document.getElementById('review')
review.hidden = new Date().toISOString().slice(0, 10) <= review.dataset.review
